// 用户隐私保护: only declared interfaces work, and only after the person agreed.
// `window.__privacy({ declared, agreed, dialog })`; `declared` null means everything, `dialog` is the answer to WeChat's own question.
import { record } from '../record.js'
import { kept } from '../state.js'
import { withCallbacks, WxError } from './promise.js'

const usual = { declared: null, agreed: false, dialog: 'agree' }
const setting = () => ({ ...usual, ...kept.read('privacy') })
window.__privacy = (change) => kept.write('privacy', { ...setting(), ...change })

const undeclared = () => new WxError('api scope is not declared in the privacy agreement', 112)
export const notAuthorised = (errno = 104) => new WxError('privacy permission is not authorized', errno)

/** After a refusal WeChat refuses silently for so long. */
const silentMs = 10_000
let refusedAt = -Infinity
/** The client's own way of asking; a later one replaces it. */
let asking
let pressed = ''

/** A `<button open-type="agreePrivacyAuthorization">` was pressed: by itself that is the consent when nobody waits for it. */
export function pressedAgree(buttonId) {
  pressed = buttonId
  window.__privacy({ agreed: true })
}

function ask(referrer) {
  if (!asking) return setting().dialog === 'agree' ? Promise.resolve() : Promise.reject(notAuthorised())
  return new Promise((agree, refuse) => {
    const resolve = ({ event, buttonId }) => {
      if (event === 'exposureAuthorization') return
      if (event === 'agree' && buttonId === pressed) agree()
      else refuse(event === 'agree' ? new WxError(`buttonId ${buttonId} is not the pressed button`, 104) : notAuthorised())
    }
    asking(resolve, { referrer })
  })
}

async function consent(referrer) {
  if (setting().agreed) return
  if (Date.now() - refusedAt < silentMs) throw notAuthorised()
  try {
    await ask(referrer)
    window.__privacy({ agreed: true })
  } catch (error) {
    refusedAt = Date.now()
    throw error
  }
}

export async function authorise(name) {
  const { declared } = setting()
  if (declared && !declared.includes(name)) throw undeclared()
  await consent(name)
}

/** A `wx` function that is about personal data. */
export const guarded = (name, run) =>
  withCallbacks(name, async (options) => {
    await authorise(name)
    return run(options)
  })

export const privacy = {
  getPrivacySetting: withCallbacks('getPrivacySetting', () => ({
    needAuthorization: !setting().agreed,
    privacyContractName: '《党员E家小程序隐私保护指引》',
  })),
  requirePrivacyAuthorize: withCallbacks('requirePrivacyAuthorize', () => consent('requirePrivacyAuthorize')),
  openPrivacyContract: withCallbacks('openPrivacyContract', () => void record.opened.push('privacy contract')),
  onNeedPrivacyAuthorization: (listener) => void (asking = listener),
}
