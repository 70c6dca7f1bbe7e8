export { findChromium, launchChromium } from '@ejia/config/testing/browser.mjs'

/** The viewport the design is judged on. */
export const phone = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}
