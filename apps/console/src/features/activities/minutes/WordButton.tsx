import { Button } from 'antd'
import { useState } from 'react'
import { downloadFile, problemOf } from '../../../shared/api'
import { Icon, toast } from '../../../shared/ui'

interface Props {
  activityId: string
  label?: string
  /** Runs first; false: something typed could not be kept, so nothing is exported. */
  before?: () => Promise<boolean>
}

/** The record as a Word file, made by the server. */
export function WordButton({ activityId, label = '导出 Word', before }: Props) {
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    const ready = before ? await before() : true
    if (ready) await downloadFile('GET /activities/:activityId/minutes.docx', { params: { activityId } }, '会议记录.docx').catch((error: unknown) => toast.error(problemOf(error).message))
    else toast.error('还有内容没有保存，请先处理标出的问题。')
    setBusy(false)
  }
  return (
    <Button icon={<Icon name="download" />} loading={busy} onClick={() => void download()}>
      {label}
    </Button>
  )
}
