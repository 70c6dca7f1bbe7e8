import type { usePrefs as Store } from './prefs.store'

interface Wechat {
  getAppBaseInfo: jest.Mock
  getStorageSync: jest.Mock
  onAppShow: jest.Mock
}

/** The store as it starts with what WeChat tells, and with what the person chose. */
function started(setting: object, chosen: boolean | '' = ''): { store: typeof Store; wechat: Wechat } {
  let found: { store: typeof Store; wechat: Wechat } | undefined
  jest.isolateModules(() => {
    const wechat = jest.requireActual<{ default: Wechat }>('../../../test/unit/taro').default
    wechat.getAppBaseInfo.mockReturnValue(setting)
    wechat.getStorageSync.mockReturnValue(chosen)
    found = { wechat, store: jest.requireActual<{ usePrefs: typeof Store }>('./prefs.store').usePrefs }
  })
  if (!found) throw new Error('not loaded')
  return found
}

test.each([
  ['the standard of iOS', { fontSizeSetting: 17 }, { elder: false, scale: 1 }],
  ['smaller than the standard', { fontSizeSetting: 16 }, { elder: false, scale: 1 }],
  ['nothing told', {}, { elder: false, scale: 1 }],
  ['one step below 关怀模式', { fontSizeSetting: 22 }, { elder: false, scale: 1.294 }],
  ['关怀模式 of iOS', { fontSizeSetting: 23.8 }, { elder: true, scale: 1.4 }],
  ['the largest of wide phones', { fontSizeSetting: 25.5 }, { elder: true, scale: 1.5 }],
  ['the standard of Android', { fontSizeSetting: 16, fontSizeScaleFactor: 1 }, { elder: false, scale: 1 }],
  ['a large factor of Android', { fontSizeSetting: 22.4, fontSizeScaleFactor: 1.4 }, { elder: true, scale: 1.4 }],
  ['beyond every level', { fontSizeScaleFactor: 2 }, { elder: true, scale: 1.5 }],
])('%s', (_, setting, expected) => expect(started(setting).store.getState()).toEqual(expected))

test('the person’s own choice goes before the setting', () => {
  expect(started({ fontSizeSetting: 23.8 }, false).store.getState()).toEqual({ elder: false, scale: 1.4 })
  expect(started({ fontSizeSetting: 17 }, true).store.getState()).toEqual({ elder: true, scale: 1 })
})

test('a setting changed in WeChat holds when the app comes back', () => {
  const { store, wechat } = started({ fontSizeSetting: 17 })
  wechat.getAppBaseInfo.mockReturnValue({ fontSizeSetting: 23.8 })
  const shown = wechat.onAppShow.mock.calls.at(-1)?.[0] as () => void
  shown()
  expect(store.getState()).toEqual({ elder: true, scale: 1.4 })
})
