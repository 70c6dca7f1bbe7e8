import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import type { Env } from '../../env'
import { AppError } from '../../lib/app-error'
import { placeOf, type FileStore } from './files.store'

/** Milliseconds until the store begins to answer, tries again included; the largest file takes a few seconds. */
const defaultPatienceMs = 30_000

/** S3 and what speaks like it (MinIO, OSS, COS), addressed by path. */
export function objectStore(options: NonNullable<Env['objectStorage']>, patienceMs = defaultPatienceMs): FileStore {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = options
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const addressOf = (key: string): string => `${endpoint.replace(/\/$/, '')}/${bucket}/${placeOf(key)}`
  return {
    put: async (key, content, type) => {
      const sha256 = createHash('sha256').update(content).digest('hex')
      // the store itself checks that it received these bytes
      const headers = { 'content-type': type, 'x-amz-content-sha256': sha256 }
      const reply = await reach(patienceMs, (signal) => client.fetch(addressOf(key), { method: 'PUT', headers, body: new Uint8Array(content), signal }))
      if (!reply.ok) throw refusal(reply)
    },
    read: async (key) => {
      const reply = await reach(patienceMs, (signal) => client.fetch(addressOf(key), { signal }))
      if (reply.status === 404) return null
      if (!reply.ok || !reply.body) throw refusal(reply)
      return Readable.fromWeb(reply.body)
    },
    remove: async (key) => {
      const reply = await reach(patienceMs, (signal) => client.fetch(addressOf(key), { method: 'DELETE', signal }))
      if (!reply.ok && reply.status !== 404) throw refusal(reply)
    },
  }
}

/** A storage that cannot be reached is busy, not broken: people are asked to try again. */
async function reach(patienceMs: number, send: (signal: AbortSignal) => Promise<Response>): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patienceMs)
  try {
    return await send(patience.signal)
  } catch (error) {
    throw new AppError('server.busy', { cause: error, retryAfter: 5 })
  } finally {
    // what it sends from here on is read as fast as the reader reads
    clearTimeout(timer)
  }
}

/** 507 is what full stores answer (MinIO: XMinioStorageFull). */
const refusal = (reply: Response): Error => {
  const cause = new Error(`object storage answered ${reply.status}`)
  if (reply.status === 507) return new AppError('files.storage_full', { cause, retryAfter: 60 })
  return reply.status >= 500 ? new AppError('server.busy', { cause, retryAfter: 5 }) : cause
}
