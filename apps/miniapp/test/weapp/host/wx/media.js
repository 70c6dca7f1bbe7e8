import { record } from '../record.js'
import { blobAt, keepTemporary, sampleFile, toBlob } from './files.js'
import { guarded } from './privacy.js'
import { withCallbacks, WxError } from './promise.js'

/** `window.__files` is what the person picks: `[{ name, type, base64 }]`; an empty list means they gave up. */
function picked(most) {
  const files = (window.__files ?? [sampleFile()]).slice(0, most)
  if (files.length === 0) throw new WxError('cancel')
  return files.map((file) => {
    const blob = toBlob(file)
    return { name: file.name, type: file.type, size: blob.size, path: keepTemporary(blob, file.name) }
  })
}

const readable = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']

function openDocument({ filePath, fileType }) {
  if (!blobAt(filePath)) throw new WxError('file doesn\'t exist')
  const ending = fileType ?? filePath.split('.').pop().toLowerCase()
  if (!readable.includes(ending)) throw new WxError('filetype not supported')
  record.opened.push(filePath)
}

/** A voice or a sound; a check hears what was to be played in `record.sounds`. */
function createInnerAudioContext() {
  const heard = {}
  const on = (name) => (listener) => (heard[name] = [...(heard[name] ?? []), listener])
  const say = (name, value) => (heard[name] ?? []).forEach((listener) => listener(value))
  const names = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Seeking', 'Seeked']
  const audio = {
    src: '',
    startTime: 0,
    autoplay: false,
    loop: false,
    volume: 1,
    playbackRate: 1,
    duration: 0,
    currentTime: 0,
    paused: true,
    ...Object.fromEntries(names.flatMap((name) => [[`on${name}`, on(name)], [`off${name}`, () => delete heard[name]]])),
    play() {
      record.sounds.push(audio.src)
      audio.paused = false
      say('Play')
    },
    pause() {
      audio.paused = true
      say('Pause')
    },
    stop() {
      audio.paused = true
      say('Stop')
    },
    seek: (position) => void (audio.currentTime = position),
    destroy: () => void (audio.paused = true),
    /** For checks: what the platform would say by itself. */
    __say: say,
  }
  window.__audio = audio
  return audio
}

export const media = {
  chooseMedia: guarded('chooseMedia', ({ count = 9 }) => ({
    type: 'image',
    tempFiles: picked(count).map(({ path, size }) => ({ tempFilePath: path, size, fileType: 'image' })),
  })),
  chooseImage: guarded('chooseImage', ({ count = 9 }) => {
    const files = picked(count)
    return { tempFilePaths: files.map(({ path }) => path), tempFiles: files.map(({ path, size }) => ({ path, size })) }
  }),
  chooseMessageFile: guarded('chooseMessageFile', ({ count }) => ({
    tempFiles: picked(count).map(({ name, size, path, type }) => ({ name, size, path, type: /^image/.test(type) ? 'image' : 'file', time: 0 })),
  })),
  saveImageToPhotosAlbum: guarded('saveImageToPhotosAlbum', ({ filePath }) => void record.opened.push(`album ${filePath}`)),
  openDocument: withCallbacks('openDocument', openDocument),
  previewImage: withCallbacks('previewImage', ({ urls }) => void record.opened.push(...urls)),
  vibrateShort: withCallbacks('vibrateShort', () => void record.vibrations++),
  vibrateLong: withCallbacks('vibrateLong', () => void record.vibrations++),
  createInnerAudioContext,
}
