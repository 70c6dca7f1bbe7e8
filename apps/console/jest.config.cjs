const { ignoreAllBut } = require('@ejia/config/jest/esm-packages.cjs')
const browser = require('@ejia/config/jest/browser.cjs')

/** @type {import('jest').Config} */
module.exports = {
  ...browser,
  moduleNameMapper: { '\\.(css|svg)$': '<rootDir>/test/unit/style.ts' },
  transformIgnorePatterns: ignoreAllBut(['@tanstack', 'zustand', 'react-router']),
  setupFiles: ['<rootDir>/test/unit/globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/unit/setup.ts'],
}
