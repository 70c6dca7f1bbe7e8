export { createChecks } from '@ejia/config/testing/checks.mjs'
