// @ts-check
import comments from '@eslint-community/eslint-plugin-eslint-comments/configs'
import js from '@eslint/js'
import globals from 'globals'

export const SCRIPTS = ['**/*.{js,mjs,cjs}']
export const TYPESCRIPT = ['**/*.{ts,tsx}']
/** Tests and what only they use. */
export const TESTS = ['**/*.test.{ts,tsx}', '**/*.test-kit.ts', '**/test/**']

// Frameworks that read a file's default export: Taro's pages and configuration, tools' configuration
// files, Jest's global set-up, and a stylesheet's stand-in.
const DEFAULT_EXPORT = [
  'apps/miniapp/src/**/index.tsx',
  'apps/miniapp/src/app.tsx',
  'apps/miniapp/{config,types,test}/**',
  '**/*.config.{ts,js,mjs,cjs}',
  'apps/api/test/harness/global-*.ts',
  'packages/config/eslint/index.mjs',
]

const directDefault = { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true }

/** @type {import('eslint').Linter.Config[]} */
export const base = [
  js.configs.recommended,
  comments.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      '@eslint-community/eslint-comments/require-description': 'error',
      '@eslint-community/eslint-comments/no-unused-disable': 'off', // ESLint reports them itself
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: directDefault }],
      // Chinese text is set with the full-width space.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipJSXText: true }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  { files: DEFAULT_EXPORT, rules: { 'no-restricted-exports': 'off' } },
  { files: SCRIPTS, languageOptions: { globals: globals.node } },
  // Functions these scripts hand to a browser refer to its globals.
  { files: ['apps/{miniapp,console}/test/**/*.{js,mjs}'], languageOptions: { globals: globals.browser } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
]
