import { Button, Progress } from 'antd'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { fileLimits, type FileUse } from '@ejia/domain/files'
import { downloadFile } from '../api/file-transfer'
import { problemOf } from '../api/problems'
import { toast } from '../ui/feedback'
import { IconButton } from '../ui/IconButton'
import { FilePicture } from './FilePicture'
import { useUploads, type FileRef } from './use-uploads'
import './files.css'

interface Props {
  id?: string
  value?: FileRef[]
  onChange?: (files: FileRef[]) => void
  /** What the files are for: decides kinds and sizes, here and on the server. */
  use: FileUse
  /** Most files; with one, a new one takes its place. */
  max?: number
  /** On the button: 选择照片. */
  label?: string
  disabled?: boolean
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
const sizeText = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`)

/** Files chosen or dropped, sent at once with their progress. Works as a field of an antd form. */
export function FileField({ id, value = [], onChange, use, max = 20, label = '选择文件', disabled = false }: Props) {
  const input = useRef<HTMLInputElement>(null)
  // several sent together are kept one after another: each adds to what the one before left
  const latest = useRef(value)
  latest.current = value
  const change = (files: FileRef[]) => {
    latest.current = files
    onChange?.(files)
  }
  const { uploads, send, drop } = useUploads(use, (file) => change([...latest.current.filter((one) => one.id !== file.id), file].slice(-max)))
  const limits = fileLimits[use]
  const room = max === 1 || value.length < max
  return (
    <DropArea disabled={disabled || !room} onFiles={(files) => void send(max === 1 ? files.slice(0, 1) : files.slice(0, max - value.length))}>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={max > 1}
        accept={limits.extensions.map((extension) => `.${extension}`).join(',')}
        onChange={({ target }) => {
          void send([...(target.files ?? [])])
          target.value = ''
        }}
      />
      <Button {...(id !== undefined && { id })} disabled={disabled || !room} onClick={() => input.current?.click()}>
        {max === 1 && value.length === 1 ? '换一个' : label}
      </Button>
      <p className="file-field__hint">
        {use === 'attachment' ? '图片、PDF、Word、Excel、PPT、文本' : use === 'picture' ? '图片' : '图片或 PDF'}，每个不超过 {megabytes(limits.maxBytes)}
        {max > 1 && `，最多 ${max} 个`}；也可以拖到这里
      </p>
      <ul className="file-field__list">
        {value.map((file) => (
          <Kept key={file.id} file={file} {...(!disabled && { onRemove: () => change(latest.current.filter(({ id: other }) => other !== file.id)) })} />
        ))}
        {uploads.map(({ key, name, percent, problem }) => (
          <li key={key} className="file-field__item">
            <span className="file-field__name">{name}</span>
            {problem === null ? <Progress percent={percent} size="small" aria-label={`${name} 上传进度`} /> : <span className="file-field__problem" role="alert">{problem}</span>}
            {problem !== null && <IconButton icon="close" label={`不再提示 ${name}`} onClick={() => drop(key)} />}
          </li>
        ))}
      </ul>
    </DropArea>
  )
}

function DropArea({ disabled, onFiles, children }: { disabled: boolean; onFiles: (files: File[]) => void; children: ReactNode }) {
  const [over, setOver] = useState(false)
  const hold = (event: DragEvent, inside: boolean) => {
    event.preventDefault()
    setOver(inside && !disabled)
  }
  return (
    <div
      className={over ? 'file-field file-field--over' : 'file-field'}
      onDragOver={(event) => hold(event, true)}
      onDragLeave={(event) => hold(event, false)}
      onDrop={(event) => {
        hold(event, false)
        if (!disabled) onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
    </div>
  )
}

/** A file that is kept: a picture shows itself, everything can be opened. */
function Kept({ file, onRemove }: { file: FileRef; onRemove?: () => void }) {
  const open = () => void downloadFile('GET /files/:fileId', { params: { fileId: file.id } }, file.name).catch((error: unknown) => toast.error(problemOf(error).message))
  return (
    <li className="file-field__item">
      {file.image && <FilePicture fileId={file.id} alt="" width={160} className="file-field__thumb" />}
      <Button type="link" className="file-field__name" onClick={open}>
        {file.name}
      </Button>
      <span className="file-field__size">{sizeText(file.bytes)}</span>
      {onRemove && <IconButton icon="trash" label={`移除 ${file.name}`} onClick={onRemove} />}
    </li>
  )
}
