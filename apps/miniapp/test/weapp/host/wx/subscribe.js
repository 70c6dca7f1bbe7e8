// 订阅消息: the dialog opens only in a press, for few templates at a time.
// `window.__subscribe({ answers, standing, off })`: what the person answers, for all or by template; what they chose for good; all turned off.
// What was asked is `__weapp.subscribed`, one entry a dialog.
import { record } from '../record.js'
import { kept } from '../state.js'
import { withCallbacks } from './promise.js'

record.subscribed = []

const usual = { answers: 'accept', standing: {}, off: false }
const setting = () => ({ ...usual, ...kept.read('subscribe') })
window.__subscribe = (change) => kept.write('subscribe', { ...setting(), ...change })

/** Milliseconds within which a call still belongs to a press. */
const pressMs = 1000
let pressedAt = -Infinity
for (const press of ['pointerup', 'touchend', 'click']) window.addEventListener(press, () => (pressedAt = performance.now()), true)

/** WeChat gives `errCode` here, where other interfaces have `errno`. */
const refusal = (errCode, words) => ({ errMsg: `requestSubscribeMessage:fail ${words}`, errCode })

function refused({ tmplIds }, pressed) {
  if (!pressed) return refusal(20013, 'can only be invoked by user TAP gesture.')
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) return refusal(10001, 'TmplIds can\'t be empty')
  if (tmplIds.length > 3) return refusal(20003, 'Templates count out of max bounds')
  if (setting().off) return refusal(20004, 'The main switch is switched off')
  return null
}

function requestSubscribeMessage(options = {}) {
  const refuse = refused(options, performance.now() - pressedAt < pressMs)
  const { success, fail, complete, tmplIds } = options
  const { answers, standing } = setting()
  const answerOf = (id) => standing[id] ?? (typeof answers === 'string' ? answers : (answers[id] ?? 'reject'))
  if (!refuse) record.subscribed.push({ tmplIds, shown: tmplIds.some((id) => standing[id] === undefined) })
  const reply = refuse ?? { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(tmplIds.map((id) => [id, answerOf(id)])) }
  if (!success && !fail && !complete) return refuse ? Promise.reject(reply) : Promise.resolve(reply)
  setTimeout(() => {
    ;(refuse ? fail : success)?.(reply)
    complete?.(reply)
  }, 0)
  return undefined
}

const settings = () => {
  const { off, standing } = setting()
  return { mainSwitch: !off, itemSettings: standing }
}

export const subscribe = {
  requestSubscribeMessage,
  getSetting: withCallbacks('getSetting', ({ withSubscriptions }) => ({ authSetting: {}, ...(withSubscriptions && { subscriptionsSetting: settings() }) })),
  openSetting: withCallbacks('openSetting', () => {
    record.opened.push('setting')
    window.__subscribe({ off: false })
    return { authSetting: {} }
  }),
}
