import { Alert, Button } from 'antd'
import { useState } from 'react'
import { downloadFile, problemOf, useAction } from '../../../shared/api'
import { confirmAction, Panel, toast } from '../../../shared/ui'
import { BadRowsTable } from './BadRowsTable'
import { DropZone } from './DropZone'
import { Figures } from './Figures'
import type { Import, Report } from './import-words'
import { MissingList } from './MissingList'
import { useHandIn } from './use-hand-in'

interface Props {
  row: Import
  onRemap: () => void
}

function DownloadErrors({ importId }: { importId: string }) {
  const [busy, setBusy] = useState(false)
  async function download() {
    setBusy(true)
    await downloadFile('GET /roster-imports/:importId/error-sheet', { params: { importId } }, '名册错误行.xlsx').catch((error: unknown) => toast.error(problemOf(error).message))
    setBusy(false)
  }
  return (
    <Button loading={busy} onClick={() => void download()}>
      下载有错的行
    </Button>
  )
}

function headline({ state, report }: Import): { type: 'error' | 'warning' | 'success'; title: string } {
  const bad = report?.badRows.length ?? 0
  if (state === 'failed') return { type: 'error', title: '导入中断了，一行也没有改。请重新试运行，再导入一次。' }
  if (state === 'refused') return { type: 'error', title: `试运行之后名册有了变化，${bad} 行现在有错，一行也没有导入。` }
  if (bad > 0) return { type: 'error', title: `${bad} 行有错，名册没有任何改动。改好文件后重新上传；全部正确才能导入。` }
  return { type: 'success', title: '每一行都能导入。下面是导入后会发生的变化，名册现在还没有改动。' }
}

function useRun(row: Import, report: Report) {
  const run = useAction('POST /roster-imports/:importId/run', { invalidates: ['GET /roster-imports/:importId', 'GET /roster-imports'] })
  const start = async () => {
    const text = `新增 ${report.created} 人，修改 ${report.updated} 人，${report.unchanged} 人没有变化。`
    if (await confirmAction({ title: '正式导入？', text, ok: '导入' })) await run.run({ params: { importId: row.id }, body: {} })
  }
  return { start: () => void start(), busy: run.busy }
}

function Found({ row, report, onRemap }: Props & { report: Report }) {
  const run = useRun(row, report)
  const bad = report.badRows.length
  return (
    <>
      <Figures report={report} />
      {bad > 0 && (
        <Panel title={`有错的行（${bad}）`} extra={<DownloadErrors importId={row.id} />}>
          <BadRowsTable report={report} />
        </Panel>
      )}
      <div className="button-row" style={{ margin: '0 0 16px' }}>
        {bad === 0 && row.state === 'checked' && (
          <Button type="primary" loading={run.busy} onClick={run.start}>
            正式导入
          </Button>
        )}
        {row.preview && <Button onClick={onRemap}>{row.state === 'failed' || row.state === 'refused' ? '重新试运行' : '改列的对应'}</Button>}
      </div>
    </>
  )
}

/** The dry run's word: what would change, or every row that stands in the way. */
export function CheckStep({ row, onRemap }: Props) {
  const { sent, busy, handIn } = useHandIn()
  const { report } = row
  if (!report) return <Alert type="info" title="这次导入的文件和结果已经清除。需要时请重新上传。" />
  return (
    <>
      <Alert {...headline(row)} style={{ marginBottom: 16 }} />
      <Found row={row} report={report} onRemap={onRemap} />
      {report.badRows.length > 0 && (
        <Panel title="上传改好的文件">
          <DropZone busy={busy} sent={sent} onFile={handIn} />
        </Panel>
      )}
      <MissingList report={report} />
    </>
  )
}
