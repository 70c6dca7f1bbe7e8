// Files of the phone: what is chosen, fetched and saved. Temporary ones end with this start, saved ones stay.
import { kept } from '../state.js'
import { withCallbacks, WxError } from './promise.js'

const temporary = new Map()
let count = 0

/** One red pixel: a picture when a check gave none. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIwDiqkL4KAcT9GO0U4BxoAAAAAElFTkSuQmCC'
const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp', 'application/pdf': 'pdf' }

export const sampleFile = () => ({ name: 'picture.png', type: 'image/png', base64: pixel })

export function toBlob({ type = 'application/octet-stream', base64 = '' }) {
  return new Blob([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], { type })
}

async function toBase64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Keeps bytes under a path of their own until the app ends. */
export function keepTemporary(blob, name) {
  const path = `wxfile://tmp_${++count}_${name ?? `file.${endings[blob.type] ?? 'bin'}`}`
  temporary.set(path, blob)
  return path
}

const savedName = (path) => `file:${path}`
export function blobAt(path) {
  const saved = kept.read(savedName(path))
  return temporary.get(path) ?? (saved ? toBlob(saved) : undefined)
}

function existing(path) {
  const blob = blobAt(path)
  if (!blob) throw new WxError(`no such file or directory, open ${path}`, 1300002)
  return blob
}

const addresses = new Map()
/** An address the browser shows a picture of the phone by. */
export function browserAddress(path) {
  if (!addresses.has(path)) addresses.set(path, blobAt(path) ? URL.createObjectURL(blobAt(path)) : '')
  return addresses.get(path)
}

async function save({ tempFilePath, filePath }) {
  const blob = existing(tempFilePath)
  const savedFilePath = filePath ?? `wxfile://store_${Date.now()}_${++count}`
  kept.write(savedName(savedFilePath), { type: blob.type, base64: await toBase64(blob) })
  temporary.delete(tempFilePath)
  return { savedFilePath }
}

const manager = {
  saveFile: withCallbacks('saveFile', save),
  access: withCallbacks('access', ({ path }) => void existing(path)),
  accessSync: (path) => void existing(path),
  unlink: withCallbacks('unlink', ({ filePath }) => {
    existing(filePath)
    kept.remove(savedName(filePath))
  }),
  getFileInfo: withCallbacks('getFileInfo', ({ filePath }) => ({ size: existing(filePath).size })),
  readFile: withCallbacks('readFile', async ({ filePath, encoding }) => {
    const blob = existing(filePath)
    if (encoding === 'base64') return { data: await toBase64(blob) }
    return { data: encoding ? await blob.text() : await blob.arrayBuffer() }
  }),
}

export const files = { getFileSystemManager: () => manager }
