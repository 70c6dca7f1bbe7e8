import { Button, Form } from 'antd'
import { useRef, useState } from 'react'
import type { FileRef } from '@ejia/contract/files/routes'
import { problemText } from '@ejia/contract/core/problem.zh'
import { fileLimits, fileRefusal } from '@ejia/domain/files'
import { problemOf, uploadFile } from '../../../shared/api'
import { IconButton } from '../../../shared/ui'
import { sizeText } from '../size-text'
import { saying, type FieldsProps } from './fields'

const accept = fileLimits.attachment.extensions.map((extension) => `.${extension}`).join(',')
const most = 20

/** Files readers may take with them, in the order they were added. */
export function AttachmentsField({ values, change, wrong }: FieldsProps) {
  const input = useRef<HTMLInputElement>(null)
  const { attachments } = values
  const [troubles, setTroubles] = useState<string[]>([])
  const [percent, setPercent] = useState<number | null>(null)
  /** What has been added while files are still being sent. */
  const added = useRef(attachments)
  added.current = attachments
  const send = async (files: readonly File[]) => {
    const found: string[] = []
    for (const file of files) {
      const refusal = added.current.length >= most ? `附件最多 ${most} 个` : refusalOf(file)
      if (refusal) found.push(`${file.name}：${refusal}`)
      else await sendOne(file).catch((error: unknown) => found.push(`${file.name}：${problemOf(error).message}`))
    }
    setPercent(null)
    setTroubles(found)
  }
  const sendOne = async (file: File) => {
    setPercent(0)
    const ref = await uploadFile(file, setPercent)
    added.current = [...added.current.filter(({ id }) => id !== ref.id), ref]
    change({ attachments: added.current })
  }
  return (
    <Form.Item label="附件" extra="PDF、Word、Excel、PPT、图片等，每个不超过 20 MB" {...saying(troubles.join('；') || wrong('attachmentIds'))}>
      <ul className="post-editor__files">
        {attachments.map((file) => (
          <li key={file.id}>
            <span>
              {file.name} <small>{sizeText(file.bytes)}</small>
            </span>
            <IconButton icon="trash" label={`去掉附件 ${file.name}`} onClick={() => change({ attachments: without(attachments, file) })} />
          </li>
        ))}
      </ul>
      <Button loading={percent !== null} onClick={() => input.current?.click()}>
        {percent === null ? '添加附件' : `正在上传 ${percent}%`}
      </Button>
      <input ref={input} type="file" multiple accept={accept} style={{ display: 'none' }} aria-label="选择附件" onChange={({ target }) => {
        void send([...(target.files ?? [])])
        target.value = ''
      }} />
    </Form.Item>
  )
}

const without = (files: readonly FileRef[], gone: FileRef): FileRef[] => files.filter(({ id }) => id !== gone.id)

function refusalOf(file: File): string | null {
  const refusal = fileRefusal('attachment', { name: file.name, bytes: file.size })
  return refusal && problemText[refusal]
}
