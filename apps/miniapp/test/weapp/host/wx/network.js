import { record } from '../record.js'
import { WxError } from './promise.js'
import { overTheAir } from './signal.js'
import { inSlot } from './slots.js'

const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']
const bodiless = ['GET', 'HEAD']

function parsed(text, dataType) {
  if (dataType !== undefined && dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** WeChat declares JSON whether or not there is a body; what the caller says instead replaces it, however it is spelled. */
function headersOf(method, given = {}) {
  const headers = new Headers(bodiless.includes(method) ? {} : { 'content-type': 'application/json' })
  for (const [name, value] of Object.entries(given)) headers.set(name, value)
  return headers
}

async function send(options, method, signal) {
  const hasBody = options.data !== undefined && !bodiless.includes(method)
  const body = typeof options.data === 'string' ? options.data : JSON.stringify(options.data)
  const reply = await fetch(options.url, {
    method,
    signal,
    headers: headersOf(method, options.header),
    ...(hasBody && { body }),
  })
  const data = parsed(await reply.text(), options.dataType)
  return { data, statusCode: reply.status, header: Object.fromEntries(reply.headers), cookies: [] }
}

/** A task that runs in one of the platform's places, can be aborted and gives up after its timeout. */
export function startTask(name, options, run) {
  const control = new AbortController()
  let ended = null
  const end = (reason) => {
    ended ??= reason
    control.abort()
  }
  // Rejected by a promise of its own: what waits for a place has nothing to abort yet.
  const given = new Promise((_, refuse) => control.signal.addEventListener('abort', () => refuse(ended)))
  const timer = setTimeout(() => end(new WxError('timeout', 5)), options.timeout ?? 60_000)
  const settle = (callback, reply) => {
    clearTimeout(timer)
    options[callback]?.(reply)
    options.complete?.(reply)
  }
  const work = inSlot(() => (ended ? Promise.reject(ended) : overTheAir(() => run(control.signal))))
  Promise.race([work, given]).then(
    (reply) => settle('success', { errMsg: `${name}:ok`, ...reply }),
    (error) => settle('fail', { errMsg: `${name}:fail ${error.message}`, ...(error.errno && { errno: error.errno }) }),
  )
  work.catch(() => undefined)
  return { abort: () => end(new WxError('abort')), onHeadersReceived() {}, offHeadersReceived() {}, onProgressUpdate() {}, offProgressUpdate() {}, onChunkReceived() {}, offChunkReceived() {} }
}

export const noteRequest = (method, url) => record.requests.push(`${method} ${new URL(url).pathname.replace('/api/v1', '')}`)

/** `wx.request`: any status is a success, only silence is a failure. */
function request(options) {
  const method = (options.method ?? 'GET').toUpperCase()
  noteRequest(method, options.url)
  if (!methods.includes(method)) record.errors.push(`wx.request knows no method ${method}`)
  return startTask('request', options, (signal) => send(options, method, signal))
}

export const network = { request }
