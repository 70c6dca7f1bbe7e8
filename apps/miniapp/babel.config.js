module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        targets: process.env.TARO_ENV === 'weapp' ? { ios: '11', chrome: '64' } : { ios: '12', chrome: '67' },
      },
    ],
  ],
}
