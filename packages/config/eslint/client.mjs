// @ts-check
import hooks from 'eslint-plugin-react-hooks'
import { TESTS } from './base.mjs'

const CLIENTS = ['apps/{miniapp,console}/src/**/*.{ts,tsx}']

// What a client may load: strings, the caller, texts of errors. All else of the contract brings its
// schema library (223 KB) along; types of it cost nothing.
const NOT_FOR_CLIENTS = '^@ejia/contract/(?!([\\w-]+/endpoints|client/[\\w-]+|core/problem(\\.zh)?)$)'

/** @type {import('eslint').Linter.Config[]} */
export const clientRules = /** @type {import('eslint').Linter.Config[]} */ ([
  {
    files: CLIENTS,
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: CLIENTS,
    ignores: TESTS,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: NOT_FOR_CLIENTS,
              allowTypeImports: true,
              message: 'Clients take only types from here: import type.',
            },
            { regex: '^typebox(/|$)', message: 'No schema library in a client; a form’s checks live in domain.' },
          ],
        },
      ],
    },
  },
])
