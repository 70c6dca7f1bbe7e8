import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useRead } from '../../../shared/api'
import { Icon, Page } from '../../../shared/ui'
import { ActivityTable } from './ActivityTable'
import { FilterBar } from './FilterBar'
import { MonthCalendar } from './MonthCalendar'
import { useFilters } from './use-filters'
import '../activities.css'

/** How many ask to be excused, on the way to where it is decided. */
function LeavesLink() {
  const { data } = useRead('GET /leaves-waiting', { query: { limit: 100 } })
  if (!data || data.items.length === 0) return null
  return <Link className="activities__leaves" to="/leaves">{`有 ${data.nextCursor ? '100 多' : data.items.length} 条请假待批`}</Link>
}

export function ActivityList() {
  const { filters, change } = useFilters()
  const navigate = useNavigate()
  const create = (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => navigate('/activities/new')}>
      新建活动
    </Button>
  )
  return (
    <Page title="活动" note="您负责的组织的会议和活动，最近的在前" extra={<><LeavesLink />{create}</>}>
      <FilterBar filters={filters} change={change} />
      {filters.view === 'calendar' ? <MonthCalendar filters={filters} change={change} /> : <ActivityTable filters={filters} />}
    </Page>
  )
}
