// @ts-check
import { fileURLToPath } from 'node:url'
import tseslint from 'typescript-eslint'
import { TESTS, TYPESCRIPT } from './base.mjs'

const tsconfigRootDir = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Rules that know the types are chosen for the mistakes the compiler lets pass: a promise nobody
 * waits for, a case nobody handles, a value printed as `[object Object]`.
 * @type {import('eslint').Linter.Config[]}
 */
export const typescript = /** @type {import('eslint').Linter.Config[]} */ ([
  ...tseslint.configs.strict.map((config) => ({ ...config, files: TYPESCRIPT })),
  {
    files: TYPESCRIPT,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: TESTS, rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
])
