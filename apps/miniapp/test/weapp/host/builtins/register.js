// WeChat's built-in components, thin: enough for Taro's base.wxml. Each is a DOM element named wx-<name>.
import { boxes } from './boxes.js'
import { elementOf } from './element.js'
import { fields } from './fields.js'
import { media } from './media.js'

const builtins = { ...boxes, ...fields, ...media }
export const builtinNames = Object.keys(builtins).filter((name) => name !== 'block')

const stated = { type: null, value: '' }
const ariaProperties = { ariaLabel: String, ariaRole: String, ariaHidden: stated, ariaChecked: stated, ariaSelected: stated, ariaDisabled: stated, ariaLevel: stated, ariaLive: stated, ariaModal: stated }
const ariaNames = { ariaLabel: 'aria-label', ariaRole: 'role', ariaHidden: 'aria-hidden', ariaChecked: 'aria-checked', ariaSelected: 'aria-selected', ariaDisabled: 'aria-disabled', ariaLevel: 'aria-level', ariaLive: 'aria-live', ariaModal: 'aria-modal' }

const ariaObservers = Object.fromEntries(
  Object.entries(ariaNames).map(([property, attribute]) => [
    property,
    function (value) {
      const element = elementOf(this)
      // A page that is being closed may still receive its last data.
      if (!element) return
      if (value === '' || value == null) element.removeAttribute(attribute)
      else element.setAttribute(attribute, String(value))
    },
  ]),
)

function define(Component, { properties, observers, attached }) {
  Component({
    properties: { hidden: Boolean, hoverClass: String, ...ariaProperties, ...properties },
    observers: {
      ...ariaObservers,
      hidden(hidden) {
        elementOf(this)?.style.setProperty('display', hidden ? 'none' : '')
      },
      ...observers,
    },
    lifetimes: {
      attached() {
        attached?.(this, elementOf(this))
      },
    },
  })
}

export function registerBuiltins(codeSpace) {
  const space = codeSpace.getComponentSpace()
  for (const name of builtinNames) {
    const path = `wx-builtin/${name}`
    codeSpace.addComponentStaticConfig(path, { component: true, usingComponents: {}, styleIsolation: 'shared' })
    codeSpace.componentEnv(path, ({ Component }) => define(Component, builtins[name]))
    space.setGlobalUsingComponent(name, space.getComponentByUrl(path, ''))
  }
}
