export { default } from './packages/config/eslint/index.mjs'
