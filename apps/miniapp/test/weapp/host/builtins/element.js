/** The DOM element behind a component. */
export const elementOf = (component) => component._$.$$

export const fire = (component, type, detail, options) => component.triggerEvent(type, detail, options)

/** Nearest built-in ancestor of a kind, such as the form around a button. */
export function closest(element, tag) {
  for (let each = element.parentNode; each; each = each.parentNode) {
    if (each.tagName === `WX-${tag.toUpperCase()}`) return each
  }
  return null
}

export const rpxToVw = (text) => String(text ?? '').replace(/(-?\d*\.?\d+)rpx\b/g, (_, number) => `${number / 7.5}vw`)
