import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from './refusal'

/** One file of a backup. */
export interface Part {
  /** Below the backup's folder, with `/`. */
  name: string
  bytes: number
  sha256: string
}

/** Writes a stream as a part, on the disk when this returns. */
export async function writePart(folder: string, name: string, content: Readable | Buffer, onBytes: (bytes: number) => void = () => {}): Promise<Part> {
  const target = path.join(folder, name)
  await fs.promises.mkdir(path.dirname(target), { recursive: true })
  const hash = createHash('sha256')
  const file = await fs.promises.open(target, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const chunk of Buffer.isBuffer(content) ? [content] : (content as AsyncIterable<Buffer>)) {
      hash.update(chunk)
      bytes += chunk.length
      onBytes(chunk.length)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { name, bytes, sha256: hash.digest('hex') }
}

/** In the form `sha256sum --check` reads, so that a backup can be checked without this program. */
export const toChecksums = (parts: readonly Part[]): string => parts.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')

export function readChecksums(text: string): Omit<Part, 'bytes'>[] {
  return text.split('\n').filter(Boolean).map((line) => {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (!sha256 || !name || path.isAbsolute(name) || name.split('/').includes('..')) throw new Refusal('damaged', `备份已损坏：checksums.txt 里有一行读不懂：${line.slice(0, 80)}`)
    return { sha256, name }
  })
}

export const sha256Of = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex')

/** Reads a part through; says which one it is when it is not what was written. */
export async function checkPart(folder: string, { name, sha256 }: Omit<Part, 'bytes'>, onBytes: (bytes: number) => void): Promise<void> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of fs.createReadStream(path.join(folder, name)) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      onBytes(chunk.length)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Refusal('damaged', `备份已损坏：缺少 ${name}。`)
    throw error
  }
  if (hash.digest('hex') !== sha256) throw new Refusal('damaged', `备份已损坏：${name} 与备份时不同（校验和不符）。`)
}
