import fs from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Env } from '../../src/env'
import { openStore, placeOf, type StoredContent } from '../../src/modules/files'
import { sha256Of, writePart, type Part } from './parts'
import { Meter, type Say } from './progress'
import { Refusal } from './refusal'

const filesFolder = 'files'
export const listName = 'files.json'
/** Contents on their way at the same time. */
const together = 4

const partName = (sha256: string): string => `${filesFolder}/${placeOf(sha256)}`

interface CopiedFiles {
  parts: Part[]
  bytes: number
  missing: { id: string; sha256: string }[]
}

/**
 * Every content the snapshot names. Files are only ever added, so what the snapshot knows is in the store by now; what is
 * not, or is not what its name says, is reported and left out.
 */
export async function copyFiles(folder: string, env: Env, contents: readonly StoredContent[], say: Say): Promise<CopiedFiles> {
  const store = openStore(env)
  const meter = new Meter(say, '复制文件', contents.reduce((sum, { bytes }) => sum + bytes, 0))
  const copied: CopiedFiles = { parts: [], bytes: 0, missing: [] }
  await inTurns(contents, async (content) => {
    const part = await copyContent(folder, await store.read(content.sha256), content, meter)
    if (!part) return copied.missing.push(...content.ids.map((id) => ({ id, sha256: content.sha256 })))
    copied.bytes += part.bytes
    return copied.parts.push(part)
  })
  const kept = new Set(copied.parts.map(({ name }) => name))
  const list = contents.filter(({ sha256 }) => kept.has(partName(sha256))).map(({ sha256, type }) => ({ sha256, type }))
  copied.parts.push(await writePart(folder, listName, Buffer.from(JSON.stringify(list))))
  meter.end()
  return copied
}

async function copyContent(folder: string, from: Readable | null, { sha256 }: StoredContent, meter: Meter): Promise<Part | null> {
  if (!from) return null
  const part = await writePart(folder, partName(sha256), from, (bytes) => meter.advance(bytes))
  if (part.sha256 === sha256) return part
  fs.rmSync(path.join(folder, part.name))
  return null
}

/** Puts the files into the store, and reads each back. Doing it again changes nothing. */
export async function restoreFiles(folder: string, env: Env, say: Say): Promise<number> {
  const store = openStore(env)
  const list = readList(folder)
  const meter = new Meter(say, '恢复文件', list.reduce((sum, { sha256 }) => sum + fs.statSync(path.join(folder, partName(sha256))).size, 0))
  await inTurns(list, async ({ sha256, type }) => {
    const content = await fs.promises.readFile(path.join(folder, partName(sha256)))
    await store.put(sha256, content, type)
    const kept = await store.read(sha256)
    if (!kept || sha256Of(await buffer(kept)) !== sha256) throw new Refusal('doubtful', `文件 ${sha256} 写进去以后读出来的不一样，请检查存储。`)
    meter.advance(content.length)
  })
  meter.end()
  return list.length
}

const readList = (folder: string): { sha256: string; type: string }[] => JSON.parse(fs.readFileSync(path.join(folder, listName), 'utf8')) as { sha256: string; type: string }[]

/** The files folder may hold what an interrupted restore of this very backup has left, and nothing else. */
export function requireEmptyFolder(folder: string, env: Env): void {
  if (env.objectStorage || !fs.existsSync(env.filesDir)) return
  const own = new Set(readList(folder).map(({ sha256 }) => placeOf(sha256)))
  const there = fs.readdirSync(env.filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
  const foreign = there.map((entry) => path.relative(env.filesDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).find((name) => !own.has(name))
  if (foreign) throw new Refusal('notEmpty', `文件目录 ${env.filesDir} 里已有别的文件（如 ${foreign}）。只能恢复到空的系统里。`)
}

async function inTurns<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  const waiting = [...things]
  const worker = async (): Promise<void> => {
    for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) await work(thing)
  }
  await Promise.all(Array.from({ length: together }, worker))
}
