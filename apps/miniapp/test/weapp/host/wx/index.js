import { arrival } from '../arrival.js'
import { record } from '../record.js'
import { backgroundFetch } from './background-fetch.js'
import { device } from './device.js'
import { files } from './files.js'
import { media } from './media.js'
import { network } from './network.js'
import { privacy } from './privacy.js'
import { screen } from './screen.js'
import { signal } from './signal.js'
import { storage } from './storage.js'
import { subscribe } from './subscribe.js'
import { transfer } from './transfer.js'

const known = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  reportEvent() {},
  ...arrival,
  ...backgroundFetch,
  ...device,
  ...files,
  ...media,
  ...network,
  ...privacy,
  ...screen,
  ...signal,
  ...storage,
  ...subscribe,
  ...transfer,
}

/** Looked for by Taro itself and absent from WeChat too. */
const probed = ['webpackJsonp', 'cloud', 'miniProgram']

/** `wx`: what it lacks is counted, so that a check can insist that nothing was. */
export function createWx() {
  return new Proxy(known, {
    get(target, name) {
      if (name in target || typeof name === 'symbol') return target[name]
      if (/^[a-z]\w*$/.test(name) && !probed.includes(name)) record.unsupported[name] = (record.unsupported[name] ?? 0) + 1
      return undefined
    },
  })
}
