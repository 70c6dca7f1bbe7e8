import { TextDecoder, TextEncoder } from 'node:util'

// What browsers have and jsdom lacks.
Object.assign(globalThis, {
  __APP_VERSION__: '0.0.0-test',
  TextDecoder,
  TextEncoder,
  matchMedia: (query: string) => ({ matches: false, media: query, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} }),
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
})
