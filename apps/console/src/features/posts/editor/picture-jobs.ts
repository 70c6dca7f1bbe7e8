import type { FileRef } from '@ejia/contract/files/routes'
import { pictureRefusalText } from '@ejia/domain/pictures'
import { fileRefusal } from '@ejia/domain/files'
import { problemText } from '@ejia/contract/core/problem.zh'
import { call, problemOf, uploadFile } from '../../../shared/api'
import type { PastedPicture, PictureOrigin } from '../paste/pictures'
import { rememberPicture } from './file-address'

export interface PictureJob {
  id: string
  origin: PictureOrigin
  /** What people know it by. */
  name: string
  state: 'waiting' | 'busy' | 'failed'
  percent: number
  /** Why it failed, in words. */
  reason: string
}

interface Outcome {
  /** Puts the file in the picture's place. */
  onKept: (id: string, file: FileRef) => void
}

const lostText = '图片没有随文字一起复制过来。请在原处另存这张图片，再用“插入图片”放进来'
/** Pictures fetched or sent at once. */
const atOnce = 3

/** Pictures on their way into an article: sent, or fetched by the server; those that fail stay here with their reason. */
export class PictureJobs {
  private jobs: PictureJob[] = []
  private readonly listeners = new Set<() => void>()

  constructor(private readonly outcome: Outcome) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly list = (): readonly PictureJob[] => this.jobs

  add(pictures: readonly PastedPicture[]): void {
    this.jobs = [...this.jobs, ...pictures.map(({ id, origin, alt }) => ({ id, origin, name: nameOf(origin, alt), state: 'waiting' as const, percent: 0, reason: '' }))]
    this.changed()
    this.start()
  }

  retry(id: string): void {
    this.update(id, { state: 'waiting', reason: '', percent: 0 })
    this.start()
  }

  drop(id: string): void {
    this.jobs = this.jobs.filter((job) => job.id !== id)
    this.changed()
  }

  private start(): void {
    const busy = this.jobs.filter(({ state }) => state === 'busy').length
    for (const job of this.jobs.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, atOnce - busy))) void this.run(job)
  }

  private async run({ id, origin }: PictureJob): Promise<void> {
    this.update(id, { state: 'busy' })
    try {
      const file = await keep(origin, (percent) => this.update(id, { percent }))
      if (origin.kind === 'file') rememberPicture(file.id, origin.file)
      this.drop(id)
      this.outcome.onKept(id, file)
    } catch (error) {
      this.update(id, { state: 'failed', reason: error instanceof Refused ? error.message : problemOf(error).message })
    }
    this.start()
  }

  private update(id: string, change: Partial<PictureJob>): void {
    this.jobs = this.jobs.map((job) => (job.id === id ? { ...job, ...change } : job))
    this.changed()
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}

class Refused extends Error {}

async function keep(origin: PictureOrigin, onProgress: (percent: number) => void): Promise<FileRef> {
  if (origin.kind === 'lost') throw new Refused(lostText)
  if (origin.kind === 'file') {
    const refusal = fileRefusal('picture', { name: origin.file.name, bytes: origin.file.size })
    if (refusal) throw new Refused(problemText[refusal])
    return uploadFile(origin.file, onProgress, 'picture')
  }
  const { items } = await call('POST /posts/images/rehost', { body: { urls: [origin.url] } })
  const [item] = items
  if (!item?.file) throw new Refused(pictureRefusalText[item?.reason ?? 'unreachable'])
  return item.file
}

const nameOf = (origin: PictureOrigin, alt: string): string =>
  origin.kind === 'file' ? origin.file.name : origin.kind === 'remote' ? new URL(origin.url).hostname : alt || 'Word 里的图片'
