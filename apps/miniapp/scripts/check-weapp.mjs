// What WeChat would refuse or an old phone could not run: prints the size of each package and fails on limits or syntax.
import { esLevelProblems } from './es-level.mjs'
import { packageSizes } from './package-sizes.mjs'

const dist = new URL('../dist/weapp/', import.meta.url).pathname
const limitKb = { main: 700, sub: 500 }

const sizes = packageSizes(dist).map(({ name, bytes }) => ({ name, kb: Math.ceil(bytes / 1024) }))
for (const { name, kb } of sizes) console.log(`${String(kb).padStart(6)} KB  ${name}`)

const problems = [
  ...sizes
    .filter(({ name, kb }) => kb > (name === 'main' ? limitKb.main : limitKb.sub))
    .map(({ name, kb }) => `${name} has ${kb} KB, more than ${name === 'main' ? limitKb.main : limitKb.sub}`),
  ...esLevelProblems(dist, 2018),
]
for (const problem of problems) console.error(problem)
if (problems.length === 0) console.log('Sizes are within limits and every script parses as ES2018')
process.exit(problems.length ? 1 : 0)
