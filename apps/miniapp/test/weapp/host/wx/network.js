import { record } from '../record.js'

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
  return { data, statusCode: reply.status, header: Object.fromEntries(reply.headers), cookies: [], errMsg: 'request:ok' }
}

/** `wx.request`: any status is a success, only silence is a failure. */
function request(options) {
  const method = (options.method ?? 'GET').toUpperCase()
  const control = new AbortController()
  record.requests.push(`${method} ${new URL(options.url).pathname.replace('/api/v1', '')}`)
  if (!methods.includes(method)) record.errors.push(`wx.request knows no method ${method}`)
  const timer = setTimeout(() => control.abort(), options.timeout ?? 60_000)
  const finish = (name, reply) => {
    clearTimeout(timer)
    options[name]?.(reply)
    options.complete?.(reply)
  }
  const refuse = (error) => finish('fail', { errMsg: `request:fail ${control.signal.aborted ? 'timeout' : error.message}` })
  send(options, method, control.signal).then((reply) => finish('success', reply), refuse)
  return { abort: () => control.abort(), onHeadersReceived() {}, offHeadersReceived() {}, onChunkReceived() {}, offChunkReceived() {} }
}

export const network = { request }
