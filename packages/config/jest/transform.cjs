/**
 * The swc compiler as every Jest suite uses it: TypeScript in, CommonJS out.
 * @param {{ jsx?: boolean }} [options]
 * @returns {Record<string, [string, object]>} a value for Jest's `transform`
 */
function swcTransform({ jsx = false } = {}) {
  const jsc = {
    parser: { syntax: 'typescript', tsx: jsx },
    target: 'es2022',
    ...(jsx && { transform: { react: { runtime: 'automatic' } } }),
  };
  // `swcrc: false`: this file is the whole configuration, whatever lies in the working directory.
  const compiler = [require.resolve('@swc/jest'), { swcrc: false, jsc, module: { type: 'commonjs' } }];
  return jsx
    ? { '^.+\\.[tj]sx$': compiler, '^.+\\.(ts|mjs|js)$': swcTransform()['^.+\\.(ts|mjs|js)$'] }
    : { '^.+\\.(ts|mjs|js)$': compiler };
}

module.exports = { swcTransform };
