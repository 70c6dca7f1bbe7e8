import { Button, Space, type TableProps } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { leaveReasonNames } from '@ejia/domain/activities'
import { useAction, usePages, type ItemOf } from '../../../shared/api'
import { confirmAction, DataTable, EmptyPanel, Moment, OrgPicker, Page, toast } from '../../../shared/ui'
import { touched } from '../activity'
import '../activities.css'

type Leave = ItemOf<'GET /leaves-waiting'>
const keyOf = ({ activity, member }: Leave) => `${activity.id} ${member.id}`

const facts: NonNullable<TableProps<Leave>['columns']> = [
  { title: '姓名', key: 'name', width: 100, render: (_, { member }) => member.name },
  { title: '所在组织', key: 'org', width: 150, render: (_, { org }) => org.name },
  { title: '活动', key: 'activity', render: (_, { activity }) => <Link to={`/activities/${activity.id}?tab=roster`}>{activity.title}</Link> },
  { title: '活动开始', key: 'starts', width: 140, render: (_, { activity }) => <Moment value={activity.startsAt} /> },
  { title: '事由', key: 'reason', render: (_, { reason, note }) => leaveReasonNames[reason] + (note && `：${note}`) },
  { title: '提出时间', key: 'asked', width: 140, render: (_, { askedAt }) => <Moment value={askedAt} /> },
]

interface Decision {
  leaves: Leave[]
  grant: boolean
}

/** Decides one after another. What a colleague decided meanwhile stays as they did. */
function useDecide(onDone: () => void) {
  return useAction(
    async (call, { leaves, grant }: Decision) => {
      for (const { activity, member } of leaves) {
        await call('POST /activities/:activityId/leaves/:memberId/decision', { params: { activityId: activity.id, memberId: member.id }, body: { grant } })
      }
      return leaves.length
    },
    {
      invalidates: touched,
      onDone: (count, { grant }) => {
        toast.success(`${grant ? '已准假' : '已回复不准假'}${count > 1 ? ` ${count} 人` : ''}`)
        onDone()
      },
    },
  )
}

/** Every request that waits, across the organisations I look after. */
export function LeavesWaiting() {
  const [orgId, setOrgId] = useState<number>()
  const [chosen, setChosen] = useState<Leave[]>([])
  const pages = usePages('GET /leaves-waiting', { query: orgId === undefined ? {} : { orgId } }, { keepPrevious: true, refetchInterval: 30_000 })
  const decide = useDecide(() => setChosen([]))
  async function act(leaves: Leave[], grant: boolean): Promise<void> {
    const who = leaves.length > 1 ? `${leaves.length} 人` : (leaves[0]?.member.name ?? '')
    const text = grant ? '计为请假，不计未到；活动设了补学的，名单确认以后安排。' : '仍计为应到，本人会看到没有准假。'
    if (!(await confirmAction({ title: `${grant ? '准假' : '不准假'}：${who}？`, text, ok: grant ? '准假' : '不准假', danger: !grant }))) return
    await decide.run({ leaves, grant })
    pages.refetch()
  }
  const buttons = (leaves: Leave[], name: string) => (
    <Space size={4}>
      <Button size="small" disabled={decide.busy} aria-label={`准假 ${name}`} onClick={() => void act(leaves, true)}>准假</Button>
      <Button size="small" disabled={decide.busy} aria-label={`不准假 ${name}`} onClick={() => void act(leaves, false)}>不准假</Button>
    </Space>
  )
  return (
    <Page title="请假审批" note="还没有处理、活动也还没有结束的请假，活动早的在前">
      <div className="filters">
        <OrgPicker label="组织" placeholder="全部组织" allowClear value={orgId ?? null} onChange={(id) => { setOrgId(id); setChosen([]) }} />
        {chosen.length > 0 && <Space>{`已选 ${chosen.length} 人`}{buttons(chosen, '所选的人')}</Space>}
      </div>
      <DataTable
        label="待处理的请假" pages={pages} rowKey={keyOf} empty={<EmptyPanel title="没有待处理的请假" />}
        columns={[...facts, { title: '操作', key: 'act', width: 150, render: (_, row) => buttons([row], row.member.name) }]}
        rowSelection={{ selectedRowKeys: chosen.map(keyOf), onChange: (_, rows) => setChosen(rows), getCheckboxProps: (row) => ({ 'aria-label': `选择 ${row.member.name}` }) }}
      />
    </Page>
  )
}
