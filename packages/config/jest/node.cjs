const { ignoreAllBut } = require('./esm-packages.cjs')
const { transform } = require('./transform.cjs')

/**
 * Preset for packages and the API. A package's own `jest.config.cjs` is
 * `module.exports = { ...require('@ejia/config/jest/node.cjs') }` plus what it needs.
 * Workspace packages are raw TypeScript: Jest resolves their symlinks to `packages/<name>/src`,
 * which lies outside `node_modules` and is therefore compiled like own code.
 * @type {import('jest').Config}
 */
module.exports = {
  testEnvironment: 'node',
  // `module-sync` is what Node 20 itself offers to `require`; file-type answers to nothing else.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'module-sync'] },
  transform,
  transformIgnorePatterns: ignoreAllBut(),
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
}
