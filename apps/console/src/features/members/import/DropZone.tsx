import { Progress } from 'antd'
import { useState, type DragEvent } from 'react'
import { Icon } from '../../../shared/ui'

interface Props {
  busy: boolean
  /** Percent sent so far. */
  sent: number
  onFile: (file: File) => void
}

/** A file by dragging or choosing. */
export function DropZone({ busy, sent, onFile }: Props) {
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !busy) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <label className={over ? 'drop drop--over' : 'drop'} onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
      <Icon name="upload" size={32} />
      <strong>{busy ? '正在上传…' : '把名册文件拖到这里，或点击选择'}</strong>
      <small>.xlsx 或 .csv，第一张工作表，一次最多 5000 人。每行一人，至少要有姓名、党组织、人员状态三列。</small>
      {busy && <Progress percent={sent} size="small" aria-label="上传进度" />}
      <input type="file" accept=".xlsx,.csv,text/csv" disabled={busy} onChange={({ target }) => (take(target.files), (target.value = ''))} />
    </label>
  )
}
