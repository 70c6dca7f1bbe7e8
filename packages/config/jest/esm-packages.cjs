// Jest on Node 20 loads CommonJS only, so packages published as ES modules alone are compiled for it.

/** Packages our applications load, directly or through others, that ship no CommonJS build. */
const ESM_ONLY = [
  'typebox',
  'cookie', // light-my-request (fastify.inject)
  'content-disposition', // @fastify/static
  'set-cookie-parser', // light-my-request
  'read-excel-file',
  'write-excel-file',
  'unzipper-esm', // read-excel-file
  'worker-f', // read-excel-file
  'file-type',
  '@tokenizer/inflate', // file-type
  '@tokenizer/token', // file-type
  'strtok3', // file-type
  'token-types', // file-type
  '@borewit/text-codec', // file-type
  'uint8array-extras', // file-type
  'async-function', // supertest, under the module-sync condition
  'async-generator-function',
  'generator-function',
]

/**
 * One pattern matching every dependency that needs no compiling. pnpm keeps a package under
 * `node_modules/.pnpm/<name>@<version>/node_modules/<name>`, a scoped one with `+` for `/` in the
 * first half, so both spellings are excused.
 * @param {string[]} [more] further packages to compile
 * @returns {string[]} a value for `transformIgnorePatterns`
 */
function ignoreAllBut(more = []) {
  const names = [...ESM_ONLY, ...more].map((name) => name.replace('/', '[+/]'))
  return [`/node_modules/(?!(\\.pnpm/)?(${names.join('|')})[@/])`]
}

module.exports = { ESM_ONLY, ignoreAllBut }
