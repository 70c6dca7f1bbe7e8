Object.assign(globalThis, {
  __API_BASE__: 'http://api.test',
  __APP_VERSION__: '0.0.0-test',
  __WECHAT_SI__: true,
  definePageConfig: (config: unknown) => config,
})
process.env.TARO_ENV = 'weapp'
