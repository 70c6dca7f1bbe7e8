import type { ChosenFile, UploadReply, UploadTarget } from './files.types'

const accept = { image: 'image/*', any: 'image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx' }

export function chooseFiles(kind: 'image' | 'any', most: number): Promise<ChosenFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept[kind]
  input.multiple = most > 1
  return new Promise((done) => {
    input.oncancel = () => done([])
    input.onchange = () => {
      const files = Array.from(input.files ?? []).slice(0, most)
      done(files.map((file) => ({ name: file.name, bytes: file.size, source: file })))
    }
    input.click()
  })
}

export async function uploadFile(file: ChosenFile, target: UploadTarget): Promise<UploadReply> {
  const form = new FormData()
  form.append('file', file.source as File, file.name)
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), target.timeoutMs)
  try {
    const reply = await fetch(target.url, { method: 'POST', headers: target.headers, body: form, signal: control.signal })
    return { status: reply.status, text: await reply.text() }
  } finally {
    clearTimeout(timer)
  }
}

/** The token belongs in a header, never in an address, so the bytes are fetched and shown from memory. */
export async function openFile(url: string, name: string, headers: Record<string, string>): Promise<void> {
  const reply = await fetch(url, { headers })
  if (!reply.ok) throw new Error('文件没有下载成功，请稍后再试。')
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await reply.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
