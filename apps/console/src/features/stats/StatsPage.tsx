import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { downloadFile, problemOf, useRead } from '../../shared/api'
import { ErrorPanel, Icon, Page, Panel, toast } from '../../shared/ui'
import { MonthCharts } from './MonthCharts'
import { MonthTable } from './MonthTable'
import { OrgTable } from './OrgTable'
import { StatsFilterBar } from './StatsFilterBar'
import { Totals } from './Totals'
import { usePeriod, type StatsFilter } from './use-period'
import './stats.css'

/** 统计: what was held, who came, what was studied and read. Never about one person, never in order of merit. */
export function StatsPage() {
  const [filter, change] = usePeriod()
  const months = useRead('GET /stats/months', { query: filter }, { keepPrevious: true })
  const orgs = useRead('GET /stats/orgs', { query: filter }, { keepPrevious: true })
  return (
    <Page title="统计" note="到会按当时的名册统计；阅读只计篇次，不计时长，不排名次。" extra={<Actions filter={filter} />}>
      <StatsFilterBar filter={filter} onChange={change} />
      {months.error && <ErrorPanel error={months.error} retry={() => void months.refetch()} />}
      {months.data && (
        <>
          <Totals figures={months.data.total} />
          <MonthCharts rows={months.data.items} />
          <Panel title="按月" flush>
            <MonthTable rows={months.data.items} total={months.data.total} />
          </Panel>
        </>
      )}
      {orgs.error && <ErrorPanel error={orgs.error} retry={() => void orgs.refetch()} />}
      {orgs.data && (
        <Panel title="按组织（含下级）" flush>
          <OrgTable rows={orgs.data.items} />
        </Panel>
      )}
    </Page>
  )
}

function Actions({ filter }: { filter: StatsFilter }) {
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    await downloadFile('GET /stats/sheet', { query: filter }, '党建统计.xlsx').catch((error: unknown) => toast.error(problemOf(error).message))
    setBusy(false)
  }
  return (
    <>
      <Link to="/corridor" target="_blank" className="stats__corridor">
        <Icon name="screen" size={16} />
        文化走廊大屏
      </Link>
      <Button loading={busy} onClick={() => void download()}>
        导出 Excel
      </Button>
    </>
  )
}
