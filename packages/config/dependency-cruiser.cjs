// @ts-check
const api = require('./boundaries/api.cjs')
const clients = require('./boundaries/clients.cjs')
const everywhere = require('./boundaries/everywhere.cjs')
const packages = require('./boundaries/packages.cjs')

/** Who may import whom; run from the root of the repository. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...everywhere, ...packages, ...api, ...clients],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|fixtures)/' },
    // Imports of types count too, marked as such.
    tsPreCompilationDeps: 'specify',
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
}
