const { ignoreAllBut } = require('./esm-packages.cjs')
const { transform } = require('./transform.cjs')

/**
 * Preset for clients: jsdom and JSX.
 * @type {import('jest').Config}
 */
module.exports = {
  testEnvironment: 'jsdom',
  transform,
  transformIgnorePatterns: ignoreAllBut(),
  moduleFileExtensions: ['tsx', 'ts', 'jsx', 'js', 'mjs', 'cjs', 'json'],
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}', '<rootDir>/test/**/*.test.{ts,tsx}'],
}
