import { useRef, useState } from 'react'
import { problemText } from '@ejia/contract/core/problem.zh'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { fileRefusal, type FileUse } from '@ejia/domain/files'
import { uploadFile } from '../api/file-transfer'
import { problemOf } from '../api/problems'

export type FileRef = ReplyOf<'POST /files'>

/** A file on its way, or one that did not get there and why. */
export interface Upload {
  key: number
  name: string
  percent: number
  problem: string | null
}

/** Sends files one after another; those that may not be sent are refused before they leave. */
export function useUploads(use: FileUse, onKept: (file: FileRef) => void) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const next = useRef(0)
  const change = (key: number, part: Partial<Upload>) => setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key))

  async function sendOne(file: File): Promise<void> {
    const key = (next.current += 1)
    const refusal = fileRefusal(use, { name: file.name, bytes: file.size })
    setUploads((all) => [...all, { key, name: file.name, percent: 0, problem: refusal && problemText[refusal] }])
    if (refusal) return
    try {
      const kept = await uploadFile(file, (percent) => change(key, { percent }), use)
      drop(key)
      onKept(kept)
    } catch (error) {
      change(key, { problem: problemOf(error).message })
    }
  }

  async function send(files: readonly File[]): Promise<void> {
    for (const file of files) await sendOne(file)
  }
  return { uploads, send, drop }
}
