module.exports = {
  ...require('@ejia/config/jest/node.cjs'),
  globalSetup: '<rootDir>/test/harness/global-setup.ts',
  globalTeardown: '<rootDir>/test/harness/global-teardown.ts',
  // a hang is caught, a busy machine is not a failure
  testTimeout: 120_000,
};
