import { elementOf, fire } from './element.js'

const anything = { type: null, value: '' }

function attachInput(component, element, tag) {
  const { data } = component
  const input = (element.__input = document.createElement(tag))
  if (tag === 'input') input.type = data.password ? 'password' : 'text'
  input.value = data.value ?? ''
  input.placeholder = data.placeholder || ''
  input.disabled = Boolean(data.disabled)
  if (data.ariaLabel) input.setAttribute('aria-label', data.ariaLabel)
  if (data.maxlength >= 0) input.maxLength = data.maxlength
  element.append(input)
  const value = () => input.value
  input.addEventListener('input', (event) => {
    event.stopPropagation()
    fire(component, 'input', { value: value(), cursor: input.selectionStart ?? 0, keyCode: 0 })
  })
  input.addEventListener('change', (event) => event.stopPropagation())
  input.addEventListener('focus', () => fire(component, 'focus', { value: value(), height: 0 }))
  input.addEventListener('blur', () => fire(component, 'blur', { value: value() }))
  input.addEventListener('keydown', ({ key }) => key === 'Enter' && fire(component, 'confirm', { value: value() }))
}

const observers = {
  value(value) {
    const input = elementOf(this)?.__input
    if (input && input.value !== String(value ?? '')) input.value = value ?? ''
  },
  placeholder(text) {
    const input = elementOf(this)?.__input
    if (input) input.placeholder = text
  },
  disabled(disabled) {
    const input = elementOf(this)?.__input
    if (input) input.disabled = Boolean(disabled)
  },
}

const common = { value: anything, placeholder: String, disabled: Boolean, maxlength: { type: Number, value: 140 }, name: String }

export const fields = {
  input: {
    properties: { ...common, type: String, password: Boolean, focus: Boolean },
    attached: (component, element) => attachInput(component, element, 'input'),
    observers,
  },
  textarea: {
    properties: { ...common, autoHeight: Boolean },
    attached: (component, element) => attachInput(component, element, 'textarea'),
    observers,
  },
  switch: {
    properties: { checked: Boolean, disabled: Boolean, color: String, name: String },
    attached(component, element) {
      const input = (element.__input = Object.assign(document.createElement('input'), { type: 'checkbox', checked: component.data.checked }))
      input.setAttribute('role', 'switch')
      element.append(input)
      input.addEventListener('change', (event) => {
        event.stopPropagation()
        fire(component, 'change', { value: input.checked })
      })
    },
    observers: {
      checked(checked) {
        const input = elementOf(this)?.__input
        if (input) input.checked = checked
      },
    },
  },
  /** WeChat shows a wheel; a check calls `element.__pick(value)`. */
  picker: {
    properties: { mode: { type: String, value: 'selector' }, value: anything, range: Array, rangeKey: String, start: String, end: String, disabled: Boolean, name: String },
    attached(component, element) {
      element.__pick = (value) => fire(component, 'change', { value })
    },
  },
}
