import assert from 'node:assert/strict'
import { findingsOf } from '@ejia/config/testing/axe.mjs'

export { findingsOf }

/** Asserts that axe finds nothing. */
export async function axe(page) {
  assert.deepEqual(await findingsOf(page), [])
}
