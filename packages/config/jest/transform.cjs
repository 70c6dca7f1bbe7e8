// @ts-check

/**
 * @param {boolean} tsx
 * @returns {[string, object]}
 */
function compiler(tsx) {
  const jsc = {
    parser: { syntax: 'typescript', tsx },
    target: 'es2022',
    transform: { react: { runtime: 'automatic' } },
  }
  // `swcrc: false`: this is the whole configuration, whatever lies in the working directory.
  return [require.resolve('@swc/jest'), { swcrc: false, jsc, module: { type: 'commonjs' } }]
}

/** The swc compiler as every Jest suite uses it: TypeScript and JSX in, CommonJS out. */
const transform = { '^.+\\.(ts|mjs|js)$': compiler(false), '^.+\\.[tj]sx$': compiler(true) }

module.exports = { transform }
