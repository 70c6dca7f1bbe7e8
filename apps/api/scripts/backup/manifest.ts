import fs from 'node:fs'
import path from 'node:path'
import { readChecksums, sha256Of, toChecksums, writePart, type Part } from './parts'
import { Refusal } from './refusal'

/** dump: PostgreSQL's custom format, goes into any server from that version on · cluster: the data folder of the embedded server */
export type Kind = 'dump' | 'cluster'

export interface Manifest {
  product: 'dangyuan-ejia'
  format: 1
  id: string
  takenAt: string
  program: string
  kind: Kind
  database: {
    /** `17.10` */
    server: string
    /** What wrote the dump: `pg_dump 17.10`; null for a cluster. */
    client: string | null
    bytes: number
    /** The newest migration it has, by the moment it was made. */
    migration: { count: number; newest: number }
  }
  /** Rows by table. */
  counts: Record<string, number>
  /** `seq:hash` of the audit chain's end; null while nothing is sealed. */
  auditHead: string | null
  keys: KeyMarks
  files: { kept: number; bytes: number; /** ids and hashes of files whose content was not there, or not what it should be */ missing: { id: string; sha256: string }[] }
  parts: { number: number; bytes: number; checksumsSha256: string }
}

/** Enough to tell that a key is another one; nothing of the key. */
export interface KeyMarks {
  /** Ids of DATA_KEYS with something sealed under them, and the newest. */
  data: { id: string; rows: number; mark: string }[]
  lookup: string
  lookupAlso: string | null
  seal: string
  token: string
  checkIn: string
}

export const manifestName = 'manifest.json'
const checksumsName = 'checksums.txt'

/** Everything else is there: now the folder becomes a backup. The last line guards the manifest itself. */
export async function writeManifest(folder: string, manifest: Omit<Manifest, 'parts'>, parts: readonly Part[]): Promise<void> {
  const sums = await writePart(folder, checksumsName, Buffer.from(toChecksums(parts)))
  const whole: Manifest = { ...manifest, parts: { number: parts.length, bytes: parts.reduce((sum, part) => sum + part.bytes, 0), checksumsSha256: sums.sha256 } }
  const text = JSON.stringify(whole, null, 2)
  await writePart(folder, manifestName, Buffer.from(`${text}\n${sha256Of(text)}\n`))
}

export function readManifest(folder: string): { manifest: Manifest; parts: Omit<Part, 'bytes'>[] } {
  const text = readIfThere(path.join(folder, manifestName))
  if (text === null) throw new Refusal('notABackup', `${folder} 不是一份完整的备份：没有 ${manifestName}。没有做完的备份不能恢复。`)
  const [, body = '', sum = ''] = /^([\s\S]*)\n([0-9a-f]{64})\n$/.exec(text) ?? []
  if (sha256Of(body) !== sum) throw new Refusal('damaged', `备份已损坏：${manifestName} 与备份时不同。`)
  const manifest = JSON.parse(body) as Manifest
  if (manifest.product !== 'dangyuan-ejia' || manifest.format !== 1) throw new Refusal('newerSchema', '这份备份的格式，这个版本的程序不认识。请用做备份时的版本或更新的版本。')
  const sums = readIfThere(path.join(folder, checksumsName))
  if (sums === null) throw new Refusal('damaged', `备份已损坏：缺少 ${checksumsName}。`)
  if (sha256Of(sums) !== manifest.parts.checksumsSha256) throw new Refusal('damaged', `备份已损坏：${checksumsName} 与备份时不同（校验和不符）。`)
  return { manifest, parts: readChecksums(sums) }
}

function readIfThere(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
