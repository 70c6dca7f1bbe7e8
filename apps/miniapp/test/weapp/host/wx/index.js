import { record } from '../record.js'
import { device } from './device.js'
import { network } from './network.js'
import { screen } from './screen.js'
import { storage } from './storage.js'

const known = { env: { USER_DATA_PATH: 'wxfile://usr' }, reportEvent() {}, ...device, ...network, ...screen, ...storage }

/** Looked for by Taro itself and absent from WeChat too. */
const probed = ['webpackJsonp', 'cloud', 'miniProgram']

/** `wx`: what it lacks is counted, so that a check can insist that nothing was. */
export function createWx(launch) {
  const api = { ...known, getLaunchOptionsSync: () => launch, getEnterOptionsSync: () => launch }
  return new Proxy(api, {
    get(target, name) {
      if (name in target || typeof name === 'symbol') return target[name]
      if (/^[a-z]\w*$/.test(name) && !probed.includes(name)) record.unsupported[name] = (record.unsupported[name] ?? 0) + 1
      return undefined
    },
  })
}
