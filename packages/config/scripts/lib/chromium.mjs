// @ts-check
import fs from 'node:fs'
import path from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin']

/**
 * The browser that `CHROMIUM` names, or one in its usual place.
 * @param {string | undefined} named
 * @param {(file: string) => boolean} [exists]
 */
export function findChromium(named, exists = fs.existsSync) {
  const usual = FOLDERS.flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
  return [named, ...usual].find((file) => file && exists(file))
}
