import { authorise, notAuthorised, pressedAgree } from '../wx/privacy.js'
import { elementOf, fire } from './element.js'

const phoneFailed = (error) => ({ errMsg: `getPhoneNumber:fail ${error.message}`, ...(error.errno && { errno: error.errno }) })

/**
 * `window.__phoneCode` is what WeChat gives after the person agreed to pass on their number; null when they would not, and
 * 'quota' when the account's paid calls are used up.
 */
async function askPhone(component, coupled) {
  try {
    if (coupled) pressedAgree(component.id)
    await authorise('getPhoneNumber').catch((error) => {
      throw error.errno === 104 && coupled ? notAuthorised(103) : error
    })
    const code = window.__phoneCode === undefined ? 'stand-in-phone-code' : window.__phoneCode
    if (code === null) throw new Error('user deny')
    if (code === 'quota') throw Object.assign(new Error('quota limit'), { errno: 1400001 })
    fire(component, 'getphonenumber', { errMsg: 'getPhoneNumber:ok', code, encryptedData: '', iv: '' })
  } catch (error) {
    fire(component, 'getphonenumber', phoneFailed(error))
  }
}

const openers = {
  getPhoneNumber: askPhone,
  agreePrivacyAuthorization(component) {
    pressedAgree(component.id)
    fire(component, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
}

function press(component) {
  const kinds = (component.data.openType ?? '').split('|')
  if (component.data.disabled) return
  for (const kind of kinds) if (openers[kind] && (kind === 'getPhoneNumber' || kinds.length === 1)) openers[kind](component, kinds.length > 1)
}

export const button = {
  properties: { size: String, type: String, plain: Boolean, disabled: Boolean, loading: Boolean, formType: String, openType: String },
  attached(component, element) {
    element.setAttribute('role', 'button')
    element.addEventListener('click', () => press(component))
  },
  observers: {
    disabled(disabled) {
      elementOf(this)?.toggleAttribute('disabled', disabled)
    },
  },
}
