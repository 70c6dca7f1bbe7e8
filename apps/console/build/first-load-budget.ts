import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

interface Options {
  /** Places of the pages that belong to the first load although they are loaded lazily. */
  firstPages: string[]
  /** Gzip bytes, as the weaker of the two compressions serves them. */
  mostBytes: number
}

interface Part {
  file: string
  bytes: number
  gzip: number
  brotli: number
}

const kilo = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`
const sum = (parts: Part[], key: 'bytes' | 'gzip' | 'brotli') => parts.reduce((total, part) => total + part[key], 0)

function measure(file: string, content: string | Uint8Array): Part {
  const bytes = Buffer.from(content)
  return { file, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }
}

/** Files that a chunk brings with it, itself included. */
function collect(bundle: Rollup.OutputBundle, file: string, found: Set<string>): void {
  if (found.has(file)) return
  found.add(file)
  const chunk = bundle[file]
  if (chunk?.type !== 'chunk') return
  chunk.imports.forEach((each) => collect(bundle, each, found))
  // The stylesheets vite adds to a chunk.
  const styles = (chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []
  for (const each of styles) found.add(each)
}

function firstLoad(bundle: Rollup.OutputBundle, firstPages: string[]): Part[] {
  const found = new Set<string>()
  for (const [file, chunk] of Object.entries(bundle)) {
    if (chunk.type !== 'chunk') continue
    const place = chunk.facadeModuleId ?? ''
    if (chunk.isEntry || firstPages.some((page) => place.includes(page))) collect(bundle, file, found)
  }
  return [...found].map((file) => {
    const output = bundle[file]
    return measure(file, output?.type === 'chunk' ? output.code : (output?.source ?? ''))
  })
}

/** What it is made of: bytes as written of every package in it, our own code as one. */
function madeOf(bundle: Rollup.OutputBundle, parts: Part[]): [string, number][] {
  const shares = new Map<string, number>()
  for (const { file } of parts) {
    const chunk = bundle[file]
    const modules = chunk?.type === 'chunk' ? Object.entries(chunk.modules) : []
    for (const [id, { renderedLength }] of modules) {
      const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? 'the console, contract and domain'
      shares.set(name, (shares.get(name) ?? 0) + renderedLength)
    }
  }
  return [...shares].sort((a, b) => b[1] - a[1])
}

/** Prints what the first load weighs, keeps it as `first-load.json`, and fails the build above the budget. */
export function firstLoadBudget({ firstPages, mostBytes }: Options): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      const parts = firstLoad(bundle, firstPages).sort((a, b) => b.gzip - a.gzip)
      const total = { file: 'all', bytes: sum(parts, 'bytes'), gzip: sum(parts, 'gzip'), brotli: sum(parts, 'brotli') }
      console.log('\nFirst load: as written, gzip, brotli')
      for (const part of [...parts, total]) console.log(`${kilo(part.bytes)} ${kilo(part.gzip)} ${kilo(part.brotli)}  ${part.file}`)
      const packages = madeOf(bundle, parts)
      console.log('Made of, before minifying:')
      for (const [name, bytes] of packages.slice(0, 14)) console.log(`${kilo(bytes)}  ${name}`)
      writeFileSync(path.join(dir, 'first-load.json'), JSON.stringify({ mostBytes, total, parts, packages }, undefined, 1))
      if (total.gzip > mostBytes) this.error(`The first load weighs ${kilo(total.gzip)}, more than ${kilo(mostBytes)}`)
    },
  }
}
