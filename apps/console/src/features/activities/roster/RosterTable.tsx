import { Button, Input, Segmented, Space, type TableProps } from 'antd'
import { useState } from 'react'
import { windowAt } from '@ejia/domain/activities'
import type { RosterAction } from '@ejia/domain/roster-actions'
import { downloadFile, usePages } from '../../../shared/api'
import { DataTable, EmptyPanel, Icon, Moment, StateTag, toast } from '../../../shared/ui'
import type { Activity, RosterRow } from '../activity'
import { actionsOn, actionWords, leaveText, marksOf, standingOf, wayText } from './row-words'
import { useRowActions } from './use-row-actions'

type Show = 'all' | 'present' | 'missing' | 'pending' | 'leave'
const lookAgainMs = 10_000

function Came({ row: { attendance } }: { row: RosterRow }) {
  if (!attendance) return null
  return (
    <span className="roster__came">
      {wayText(attendance)} <Moment value={attendance.at} />
      {attendance.reason && <small>{attendance.reason}</small>}
      {attendance.hint && <small className="roster__hint"><Icon name="info" size={14} /> {attendance.hint}</small>}
    </span>
  )
}

const facts: NonNullable<TableProps<RosterRow>['columns']> = [
  { title: '姓名', key: 'name', width: 110, render: (_, { member }) => member.name },
  { title: '组织', key: 'org', width: 150, render: (_, { org }) => org.name },
  { title: '身份', key: 'marks', width: 130, render: (_, row) => marksOf(row) || '正式党员' },
  { title: '情况', key: 'standing', width: 90, render: (_, row) => <StateTag tone={standingOf(row).tone}>{standingOf(row).text}</StateTag> },
  { title: '签到', key: 'came', render: (_, row) => <Came row={row} /> },
  { title: '请假', key: 'leave', render: (_, row) => leaveText(row) },
]

const offered = (headcount: Activity['headcount']) => {
  const { present, pending } = headcount
  return [
    { value: 'all', label: '全部' }, { value: 'present', label: `实到 ${present}` }, { value: 'missing', label: '未到' },
    { value: 'leave', label: '请假' }, { value: 'pending', label: pending > 0 ? `待核实 ${pending}` : '待核实' },
  ]
}

interface Props {
  activity: Activity
  initial?: Show
  /** Further columns, before the actions. */
  more?: NonNullable<TableProps<RosterRow>['columns']>
}

/** A branch's list is as long as the page; a whole hospital's scrolls in a window of its own. */
const heightFor = (people: number): string => (people > 100 ? 'calc(100vh - 120px)' : 'none')

function useSetting({ state, can, ...times }: Activity) {
  const window = windowAt({ checkInOpensAt: new Date(times.checkInOpensAt), checkInClosesAt: new Date(times.checkInClosesAt) }, new Date())
  return { state, window, decides: can.review }
}

/** Everyone on the list, with what may be done about each and about several at once. */
export function RosterTable({ activity, initial = 'all', more = [] }: Props) {
  const [show, setShow] = useState<Show>(initial)
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<RosterRow[]>([])
  const { act, busy } = useRowActions(activity.id, () => setChosen([]))
  const setting = useSetting(activity)
  const query = { show, ...(q.trim() && { q: q.trim() }) }
  const pages = usePages('GET /activities/:activityId/roster', { params: { activityId: activity.id }, query }, { keepPrevious: true, ...(activity.state === 'open' && { refetchInterval: lookAgainMs }) })
  const together = common(chosen.map((row) => actionsOn(row, setting)))
  const actions = { title: '操作', key: 'actions', width: 190, render: (_: unknown, row: RosterRow) => (
    <Space size={4} wrap>
      {actionsOn(row, setting).map((action) => (
        <Button key={action} size="small" disabled={busy} aria-label={`${actionWords[action].text} ${row.member.name}`} onClick={() => void act(action, [row])}>{actionWords[action].text}</Button>
      ))}
    </Space>
  ) }
  const acts = activity.state === 'open' || (activity.state === 'confirmed' && activity.can.review)
  return (
    <>
      <div className="filters">
        <Segmented aria-label="名单筛选" options={offered(activity.headcount)} value={show} onChange={(value) => { setShow(value as Show); setChosen([]) }} />
        <Input.Search aria-label="按姓名查找" placeholder="姓名" allowClear maxLength={40} onSearch={setQ} style={{ width: 160 }} />
        <Button icon={<Icon name="download" />} onClick={() => void save(activity)}>导出 Excel</Button>
        {chosen.length > 0 && (
          <Space>
            <span>{`已选 ${chosen.length} 人`}</span>
            {together.map((action) => <Button key={action} loading={busy} onClick={() => void act(action, chosen)}>{`批量${actionWords[action].text}`}</Button>)}
            {together.length === 0 && <span>没有能一起做的操作</span>}
          </Space>
        )}
      </div>
      <DataTable
        label="参加名单" pages={pages} columns={[...facts, ...more, ...(acts ? [actions] : [])]} rowKey={({ member }) => member.id} height={heightFor(activity.headcount.expected)}
        empty={<EmptyPanel title="没有这样的人" />}
        {...(acts && { rowSelection: { selectedRowKeys: chosen.map(({ member }) => member.id), onChange: (_: unknown, rows: RosterRow[]) => setChosen(rows), getCheckboxProps: (row: RosterRow) => ({ 'aria-label': `选择 ${row.member.name}` }) } })}
      />
    </>
  )
}

/** Actions that suit every one of those chosen. */
const common = (lists: RosterAction[][]): RosterAction[] => (lists[0] ?? []).filter((action) => lists.every((list) => list.includes(action)))

async function save({ id, title }: Activity): Promise<void> {
  try {
    await downloadFile('GET /activities/:activityId/roster-sheet', { params: { activityId: id } }, `${title} 名单.xlsx`)
  } catch (error) {
    toast.error(error instanceof Error ? error.message : '没有下载成功，请再试一次')
  }
}
