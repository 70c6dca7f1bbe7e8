import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '../../lib/app-error'
import { placeOf, type FileStore } from './files.store'

/** Files in a folder. A file appears under its name only when all of it is on the disk. */
export function diskStore(dir: string): FileStore {
  return {
    put: async (sha256, content) => {
      const target = path.join(dir, placeOf(sha256))
      try {
        if (await hasSize(target, content.length)) return
        await fs.mkdir(path.dirname(target), { recursive: true })
        await writeWhole(target, content)
      } catch (error) {
        if (isFull(error)) throw new AppError('files.storage_full', { cause: error, retryAfter: 60 })
        throw error
      }
    },
    read: async (sha256) => {
      try {
        return (await fs.open(path.join(dir, placeOf(sha256)))).createReadStream()
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      }
    },
    remove: (sha256) => fs.rm(path.join(dir, placeOf(sha256)), { force: true }),
  }
}

async function writeWhole(target: string, content: Buffer): Promise<void> {
  const temporary = `${target}.${randomUUID()}.part`
  try {
    const file = await fs.open(temporary, 'wx', 0o640)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await fs.rename(temporary, target)
    await syncFolder(path.dirname(target))
  } catch (error) {
    await fs.rm(temporary, { force: true })
    throw error
  }
}

/** The name itself must survive a power cut; Windows does not offer this and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fs.open(folder)
  await handle.sync().finally(() => handle.close())
}

async function hasSize(target: string, bytes: number): Promise<boolean> {
  return fs.stat(target).then(
    (stat) => stat.size === bytes,
    () => false,
  )
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code
const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(String(codeOf(error)))
