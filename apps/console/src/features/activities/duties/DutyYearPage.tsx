import { Button } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { useRead } from '../../../shared/api'
import { thisMonth } from '../../../shared/time'
import { ErrorPanel, Page } from '../../../shared/ui'
import { DutyLegend } from './DutyLegend'
import { DutyYearTable } from './DutyYearTable'
import { LedgerButton } from './LedgerButton'
import './duties.css'

/** 一个支部的一年: what was held, what is planned, what is owed. */
export function DutyYearPage() {
  const { orgId = '' } = useParams()
  return <DutyYear orgId={Number(orgId)} back={{ to: '/duties', label: '各支部' }} />
}

interface Props {
  orgId: number
  back?: { to: string; label: string }
}

export function DutyYear({ orgId, back }: Props) {
  const [search, setSearch] = useSearchParams()
  const thisYear = Number(thisMonth().slice(0, 4))
  const year = Number(search.get('year')) || thisYear
  const { data, error, isPending, refetch } = useRead('GET /duties/years/:year', { params: { year }, query: { orgId } }, { keepPrevious: true })
  const go = (to: number) => setSearch((before) => (before.set('year', String(to)), before))
  return (
    <Page
      title={data ? `${data.org.name}的三会一课` : '三会一课'}
      note={`${year} 年`}
      loading={isPending}
      {...(back && { back })}
      extra={
        <>
          <Button onClick={() => go(year - 1)}>上一年</Button>
          <Button onClick={() => go(year + 1)} disabled={year > thisYear}>
            下一年
          </Button>
          <LedgerButton orgId={orgId} year={year} />
        </>
      }
    >
      {error && <ErrorPanel error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <DutyYearTable year={data} />
          <DutyLegend duties={data.duties} />
        </>
      )}
    </Page>
  )
}
