// @ts-check
import { TESTS } from './base.mjs'

/**
 * @param {number} max
 * @returns {['error', object]}
 */
const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }]

/**
 * Past these a file wants to be two, and a function several.
 * @type {import('eslint').Linter.Config[]}
 */
export const sizes = [
  {
    rules: {
      'max-lines': lines(300),
      'max-lines-per-function': lines(60),
      // Counts every `?.`, `??` and default value too; a switch is one.
      complexity: ['error', { max: 16, variant: 'modified' }],
      'max-depth': ['error', 4],
    },
  },
  // A group of tests is one function around many; the size of its file is what counts.
  { files: TESTS, rules: { 'max-lines-per-function': 'off' } },
]
