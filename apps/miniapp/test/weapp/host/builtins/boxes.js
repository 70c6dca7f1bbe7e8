import { button } from './button.js'
import { elementOf, fire } from './element.js'
import { pageMeta } from './page-meta.js'

const anything = { type: null, value: '' }

function attachScroll(component, element) {
  let low = false
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, clientHeight } = element
    fire(component, 'scroll', { scrollTop, scrollLeft, scrollHeight })
    const nowLow = scrollHeight - clientHeight - scrollTop <= Number(component.data.lowerThreshold)
    if (nowLow && !low) fire(component, 'scrolltolower', { direction: 'bottom' })
    low = nowLow
  })
}

const plain = ['view', 'text', 'block', 'form', 'label', 'navigator', 'cover-view', 'movable-area', 'movable-view', 'picker-view', 'picker-view-column', 'checkbox-group', 'radio-group', 'swiper-item', 'web-view', 'root-portal']

export const boxes = {
  ...Object.fromEntries(plain.map((name) => [name, {}])),
  button,
  'page-meta': pageMeta,
  'scroll-view': {
    properties: { scrollX: Boolean, scrollY: Boolean, scrollTop: anything, refresherEnabled: Boolean, lowerThreshold: { type: null, value: 50 } },
    attached: attachScroll,
    observers: {
      scrollX(on) {
        elementOf(this)?.classList.toggle('wx-x', on)
      },
      scrollY(on) {
        elementOf(this)?.classList.toggle('wx-y', on)
      },
    },
  },
  swiper: {
    properties: { current: Number, autoplay: Boolean, circular: Boolean, indicatorDots: Boolean, vertical: Boolean, interval: Number },
    attached(component, element) {
      element.__go = (current) => fire(component, 'change', { current, source: 'touch' })
    },
  },
  checkbox: { properties: { value: String, checked: Boolean, disabled: Boolean } },
  radio: { properties: { value: String, checked: Boolean } },
  progress: { properties: { percent: Number } },
  slider: { properties: { value: Number } },
}
