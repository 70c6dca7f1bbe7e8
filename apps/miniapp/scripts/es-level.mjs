import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import { filesBelow } from './package-sizes.mjs'

/** Scripts of a compiled mini-program that need a newer ECMAScript than `year`: old phones stop at the first such byte. */
export function esLevelProblems(dist, year) {
  const problems = []
  for (const file of filesBelow(dist).filter((name) => name.endsWith('.js'))) {
    try {
      const source = fs.readFileSync(path.join(dist, file), 'utf8')
      parse(source, { ecmaVersion: year, sourceType: 'script', allowReturnOutsideFunction: true })
    } catch (error) {
      problems.push(`${file} does not parse as ES${year}: ${error.message}`)
    }
  }
  return problems
}
