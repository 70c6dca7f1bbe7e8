const { ignoreAllBut } = require('./esm-packages.cjs');
const { swcTransform } = require('./transform.cjs');

/**
 * Preset for clients: jsdom and JSX.
 * @type {import('jest').Config}
 */
module.exports = {
  testEnvironment: 'jsdom',
  transform: swcTransform({ jsx: true }),
  transformIgnorePatterns: ignoreAllBut(),
  moduleFileExtensions: ['tsx', 'ts', 'jsx', 'js', 'mjs', 'cjs', 'json'],
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}', '<rootDir>/test/**/*.test.{ts,tsx}'],
};
