// What WeChat would refuse or an old phone could not run: prints the size of each package and fails on budgets or syntax.
import path from 'node:path'
import { budgetProblems, preloadSizes } from './budgets.mjs'
import { esLevelProblems } from './es-level.mjs'
import { appOf, packageSizes } from './package-sizes.mjs'

const dist = path.resolve(process.argv[2] ?? new URL('../dist/weapp/', import.meta.url).pathname)
const kb = (bytes) => `${String(Math.ceil(bytes / 1024)).padStart(6)} KB`

const app = appOf(dist)
const sizes = packageSizes(dist)
for (const { name, bytes } of sizes) console.log(`${kb(bytes)}  ${name}`)
console.log(`${kb(sizes.reduce((sum, { bytes }) => sum + bytes, 0))}  in all`)
for (const { page, bytes, names } of preloadSizes(app, sizes)) console.log(`${kb(bytes)}  fetched ahead from ${page}: ${names.join(', ')}`)

const problems = [...budgetProblems(app, sizes), ...esLevelProblems(dist, 2018)]
for (const problem of problems) console.error(problem)
if (problems.length === 0) console.log('Sizes are within their budgets and every script parses as ES2018')
process.exit(problems.length ? 1 : 0)
