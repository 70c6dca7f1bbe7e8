// @ts-check
import { chromium } from 'playwright-core'
import { findChromium as find } from '../scripts/lib/chromium.mjs'

/** Path of a browser on this machine, or undefined. */
export const findChromium = () => find(process.env.CHROMIUM)

/** A headless Chromium that asks nothing of the network by itself. */
export function launchChromium() {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
