import { record } from '../record.js'
import { blobAt, keepTemporary } from './files.js'
import { noteRequest, startTask } from './network.js'
import { WxError } from './promise.js'

async function send(options, signal) {
  const blob = blobAt(options.filePath)
  if (!blob) throw new WxError('file not found')
  const form = new FormData()
  for (const [name, value] of Object.entries(options.formData ?? {})) form.append(name, value)
  form.append(options.name, blob, options.fileName ?? options.filePath.split('/').pop())
  // The browser writes the boundary; WeChat ignores what the caller says about it, too.
  const headers = Object.fromEntries(Object.entries(options.header ?? {}).filter(([name]) => name.toLowerCase() !== 'content-type'))
  const reply = await fetch(options.url, { method: 'POST', headers, body: form, signal })
  return { data: await reply.text(), statusCode: reply.status }
}

async function fetchFile(options, signal) {
  const reply = await fetch(options.url, { headers: options.header ?? {}, signal })
  const name = options.filePath ?? options.url.split('?')[0].split('/').pop()
  return { tempFilePath: keepTemporary(await reply.blob(), name), statusCode: reply.status }
}

export const transfer = {
  uploadFile(options) {
    noteRequest('POST', options.url)
    if (options.filePath === undefined || !options.name) record.errors.push('wx.uploadFile needs filePath and name')
    return startTask('uploadFile', options, (signal) => send(options, signal))
  },
  downloadFile(options) {
    noteRequest('GET', options.url)
    return startTask('downloadFile', options, (signal) => fetchFile(options, signal))
  },
}
