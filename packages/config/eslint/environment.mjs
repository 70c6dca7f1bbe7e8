// @ts-check
import { TESTS } from './base.mjs'

const message = 'The environment is read in apps/api/src/env.ts alone; take what you need from there.'

/**
 * @type {import('eslint').Linter.Config[]}
 */
export const environment = [
  {
    files: ['apps/*/src/**', 'apps/api/scripts/**', 'packages/{domain,contract}/src/**'],
    ignores: ['apps/api/src/env.ts', '**/*.mjs', ...TESTS],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message }],
      'no-restricted-imports': [
        'error',
        { paths: ['process', 'node:process'].map((name) => ({ name, message: 'Use the global process.' })) },
      ],
    },
  },
]
