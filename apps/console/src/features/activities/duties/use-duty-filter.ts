import { useSearchParams } from 'react-router'
import { thisMonth } from '../../../shared/time'
import { filters, type Filter } from './duty-words'

const isMonth = (text: string | null): text is string => text !== null && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text)
const isFilter = (text: string | null): text is Filter => text !== null && text in filters

/** Month, organisation and what to show; part of the address, so that a look at it can be sent to somebody. */
export function useDutyFilter() {
  const [search, setSearch] = useSearchParams()
  const [month, show] = [search.get('month'), search.get('show')]
  const change = (name: 'month' | 'org' | 'show', value: string | undefined) =>
    setSearch((before) => (value === undefined ? before.delete(name) : before.set(name, value), before), { replace: true })
  return { month: isMonth(month) ? month : thisMonth(), orgId: Number(search.get('org')) || undefined, show: isFilter(show) ? show : ('all' as const), change }
}
