import { startValue } from '../state.js'

/** `system` means the text size chosen in WeChat; rem follows it. */
const sizeOf = (wanted) => (wanted === 'system' ? `${window.__fontSize ?? startValue('fontSize') ?? 17}px` : wanted)

export const pageMeta = {
  properties: { pageStyle: String, rootFontSize: String, pageFontSize: String },
  observers: {
    rootFontSize(wanted) {
      document.documentElement.style.fontSize = sizeOf(wanted)
    },
    pageFontSize(wanted) {
      document.body.style.fontSize = sizeOf(wanted)
    },
  },
}
