import { useSearchParams } from 'react-router'
import { monthsBefore, type Period } from '@ejia/domain/stats'
import { thisMonth } from '../../shared/time'

export interface StatsFilter extends Period {
  orgId?: number
}

/** Periods one asks for without thinking, for the month it is now. */
export function presetsOf(month: string): { label: string; period: Period }[] {
  const year = Number(month.slice(0, 4))
  return [
    { label: '今年', period: { from: `${year}-01`, to: month } },
    { label: '近 12 个月', period: { from: monthsBefore(month, 11), to: month } },
    { label: '去年', period: { from: `${year - 1}-01`, to: `${year - 1}-12` } },
  ]
}

const isMonth = (text: string | null): text is string => text !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(text)

/** The filter of the page, kept in its address so that it can be sent on and returned to. */
export function usePeriod(): [StatsFilter, (change: Partial<StatsFilter> & { orgId?: number | undefined }) => void] {
  const [params, setParams] = useSearchParams()
  const [from, to] = [params.get('from'), params.get('to')]
  const period = isMonth(from) && isMonth(to) ? { from, to } : { from: monthsBefore(thisMonth(), 11), to: thisMonth() }
  const orgId = Number(params.get('orgId'))
  const filter: StatsFilter = Number.isInteger(orgId) && orgId > 0 ? { ...period, orgId } : period
  const change = (next: object) => {
    const merged = Object.entries({ ...filter, ...next }).filter(([, value]) => value !== undefined)
    setParams(Object.fromEntries(merged.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  return [filter, change]
}
