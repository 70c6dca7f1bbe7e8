const { ignoreAllBut } = require('@ejia/config/jest/esm-packages.cjs')
const browser = require('@ejia/config/jest/browser.cjs')

/** @type {import('jest').Config} */
module.exports = {
  ...browser,
  // Like Taro: the target's own file first.
  moduleFileExtensions: ['weapp.tsx', 'weapp.ts', ...browser.moduleFileExtensions],
  moduleNameMapper: {
    '^@tarojs/components$': '<rootDir>/test/unit/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/unit/taro.ts',
    '\\.scss$': '<rootDir>/test/unit/style.ts',
  },
  transformIgnorePatterns: ignoreAllBut(['@tanstack', 'zustand', 'uqr']),
  setupFiles: ['<rootDir>/test/unit/globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/unit/setup.ts'],
}
