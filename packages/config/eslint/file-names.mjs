// @ts-check
import path from 'node:path'

const WORDS = '[a-z0-9]+(-[a-z0-9]+)*'
const KEBAB = new RegExp(`^\\.?${WORDS}(\\.${WORDS})*$`)
const PASCAL = new RegExp(`^([A-Z][a-z0-9]*)+(\\.${WORDS})*$`)
// `index` is a page or a folder's face, `app` the application, `main` where it begins, `routes` a feature's pages; a test
// is named after what it tests.
const KEBAB_TSX = /^(index|app|main|routes)(\.|$)|\.test$/

// Taro picks one of the two by what it builds for; code that differs by target lives in one place.
const FOR_ONE_TARGET = /\.(weapp|h5)\.tsx?$/
const PLATFORM = /\/src\/platform\/[^/]+$/

/**
 * @param {string} file
 * @returns {string | undefined} what is wrong with its name
 */
export function nameProblem(file) {
  const { name, ext } = path.parse(file)
  if (FOR_ONE_TARGET.test(file) && !PLATFORM.test(file)) return `"${name}${ext}" belongs in src/platform`
  if (ext !== '.tsx') return KEBAB.test(name) ? undefined : `"${name}${ext}" is not kebab-case`
  const fits = PASCAL.test(name) || (KEBAB_TSX.test(name) && KEBAB.test(name))
  return fits ? undefined : `"${name}.tsx" is not PascalCase, as a component's file is`
}

/** @type {import('eslint').Rule.RuleModule} */
const fileName = {
  meta: { type: 'suggestion', schema: [], messages: { bad: '{{problem}}' } },
  create(context) {
    return {
      Program(node) {
        const problem = nameProblem(context.filename)
        if (problem) context.report({ node, messageId: 'bad', data: { problem } })
      },
    }
  },
}

/** @type {import('eslint').Linter.Config[]} */
export const fileNames = [
  { plugins: { house: { rules: { 'file-name': fileName } } }, rules: { 'house/file-name': 'error' } },
  // Stand-ins for whole packages hold many components.
  { files: ['apps/*/test/**'], rules: { 'house/file-name': 'off' } },
]
