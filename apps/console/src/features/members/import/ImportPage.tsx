import { Button, Steps } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { ImportState } from '@ejia/domain/members'
import { useAction, useRead } from '../../../shared/api'
import { confirmAction, ErrorPanel, Page, StateTag } from '../../../shared/ui'
import '../members.css'
import { CheckStep } from './CheckStep'
import { stateWords, type Import } from './import-words'
import { MappingStep } from './MappingStep'
import { ResultStep } from './ResultStep'
import { RunStep } from './RunStep'

const back = { to: '/members/imports', label: '导入名册' }
const askEveryMs = 1000

const steps = [{ title: '上传' }, { title: '核对列' }, { title: '试运行' }, { title: '导入' }]
const stepOf: Record<ImportState, number> = { uploaded: 1, checked: 2, refused: 2, failed: 2, running: 3, done: 4 }

function Discard({ row }: { row: Import }) {
  const navigate = useNavigate()
  const { run, busy } = useAction('DELETE /roster-imports/:importId', { success: '已清除', invalidates: ['GET /roster-imports'], onDone: () => void navigate(back.to) })
  const discard = async () => {
    if (await confirmAction({ title: '清除这次导入？', text: '清除上传的文件和试运行结果，名册不受影响。', ok: '清除', danger: true })) await run({ params: { importId: row.id } })
  }
  return (
    <Button loading={busy} onClick={() => void discard()}>
      清除
    </Button>
  )
}

function Step({ row, remap, onRemap }: { row: Import; remap: boolean; onRemap: (remap: boolean) => void }) {
  if (row.state === 'running') return <RunStep row={row} />
  if (row.state === 'done') return <ResultStep row={row} />
  if (row.preview && (remap || row.state === 'uploaded')) return <MappingStep row={row} preview={row.preview} onDone={() => onRemap(false)} />
  return <CheckStep row={row} onRemap={() => onRemap(true)} />
}

/** One import from its columns to its result; it can be left and come back to at any step. */
export function ImportPage() {
  const { importId = '' } = useParams()
  const [remap, setRemap] = useState(false)
  const [running, setRunning] = useState(false)
  const { data: row, error, refetch } = useRead('GET /roster-imports/:importId', { params: { importId } }, { ...(running && { refetchInterval: askEveryMs }) })
  if (row && (row.state === 'running') !== running) setRunning(row.state === 'running')
  // a new step begins at its top
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [row?.state, remap])
  if (error) {
    return (
      <Page title="导入名册" back={back}>
        <ErrorPanel error={error} retry={() => void refetch()} />
      </Page>
    )
  }
  if (!row) return <Page title="导入名册" back={back} loading />
  const { text, tone } = stateWords[row.state]
  return (
    <Page title={row.fileName} back={back} note={<StateTag tone={tone}>{text}</StateTag>} extra={row.state !== 'running' && <Discard row={row} />}>
      <Steps items={steps} current={remap ? 1 : stepOf[row.state]} size="small" style={{ margin: '0 0 20px' }} />
      <Step row={row} remap={remap} onRemap={setRemap} />
    </Page>
  )
}
