// Every page of the started product, looked at as everybody: node test/walk/run.mjs [words of pages…]
import { openProduct } from '@ejia/config/testing/product.mjs'
import { createChecks } from '../support/checks.mjs'
import { checkEveryPage } from './walk.mjs'

const product = openProduct()
const { check, finish } = createChecks()
try {
  const base = await product.ready
  const began = Date.now()
  await checkEveryPage({ check, base, only: process.argv.slice(2) })
  console.log(`${Math.round((Date.now() - began) / 1000)} s`)
} finally {
  await product.stop()
}
finish()
