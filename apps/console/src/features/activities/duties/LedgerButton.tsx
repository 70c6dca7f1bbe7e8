import { Button } from 'antd'
import { useState } from 'react'
import { downloadFile, problemOf } from '../../../shared/api'
import { Icon, toast } from '../../../shared/ui'

interface Props {
  orgId: number
  year: number
}

/** The year's meetings as Excel, for one organisation and what is below it. */
export function LedgerButton({ orgId, year }: Props) {
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    await downloadFile('GET /duties/ledger.xlsx', { query: { orgId, year } }, `${year}年三会一课台账.xlsx`).catch((error: unknown) => toast.error(problemOf(error).message))
    setBusy(false)
  }
  return (
    <Button icon={<Icon name="download" />} loading={busy} onClick={() => void download()}>
      导出台账 Excel
    </Button>
  )
}
