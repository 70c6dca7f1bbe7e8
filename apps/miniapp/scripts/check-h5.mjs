// What a browser fetches before the first page is there, as built and as it travels (gzip).
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const dist = new URL('../dist/h5/', import.meta.url).pathname
const html = fs.readFileSync(path.join(dist, 'index.html'), 'utf8')
const named = [...html.matchAll(/(?:src|href)="\/((?:js|css)\/[^"]+)"/g)].map(([, file]) => file)
const files = ['index.html', ...new Set(named)].map((file) => fs.readFileSync(path.join(dist, file)))

const kb = (buffers) => Math.ceil(buffers.reduce((sum, bytes) => sum + bytes.length, 0) / 1024)
const packed = kb(files.map((bytes) => zlib.gzipSync(bytes)))
/** Gzip KB; three seconds on a slow 3G line. */
const budget = 500

console.log(`First load in a browser: ${files.length} files, ${kb(files)} KB, ${packed} KB as they travel (budget ${budget})`)
process.exit(packed > budget ? 1 : 0)
