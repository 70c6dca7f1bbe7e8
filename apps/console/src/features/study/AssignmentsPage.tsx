import { Button, Progress, type TableProps } from 'antd'
import { Link, useNavigate } from 'react-router'
import { share } from '@ejia/domain/stats'
import { usePages, type ItemOf } from '../../shared/api'
import { today } from '../../shared/time'
import './study.css'
import { DataTable, Day, EmptyPanel, Moment, Page, Panel, StateTag } from '../../shared/ui'

type Assignment = ItemOf<'GET /study/assignments'>

const columns: NonNullable<TableProps<Assignment>['columns']> = [
  { title: '学习内容', dataIndex: 'title' },
  { title: '安排给', key: 'org', width: 240, render: (_, { org }) => org.name },
  { title: '完成期限', key: 'due', width: 190, render: (_, row) => <Due row={row} /> },
  { title: '安排时间', key: 'at', width: 160, render: (_, { assignedAt }) => <Moment value={assignedAt} /> },
  { title: '完成情况', key: 'done', width: 240, render: (_, row) => <Done row={row} /> },
]

function Due({ row: { dueOn, done, expected } }: { row: Assignment }) {
  return (
    <>
      <Day value={dueOn} /> {dueOn < today() && done < expected && <StateTag tone="bad">已过期限</StateTag>}
    </>
  )
}

/** Counted at the moment of asking, of those on the roster now. */
function Done({ row: { title, done, expected } }: { row: Assignment }) {
  return (
    <span className="study__done">
      <Progress percent={share(done, expected) ?? 0} size="small" showInfo={false} strokeColor="#1F7A4D" aria-label={`${title}完成情况`} />
      <span>
        {done}/{expected} 人
      </span>
    </span>
  )
}

/** 学习: what was assigned in the organisations one looks after, and how far it is. Who reads how long is nobody's business. */
export function AssignmentsPage() {
  const navigate = useNavigate()
  const pages = usePages('GET /study/assignments', { query: {} })
  const assign = (
    <Button type="primary" onClick={() => void navigate('/study/new')}>
      安排学习
    </Button>
  )
  return (
    <Page title="学习" note="只统计是否完成，不统计时长，不排名次。" extra={assign}>
      <Panel flush>
        <DataTable label="学习安排" pages={pages} columns={columns} rowKey="id" empty={<EmptyPanel title="还没有安排学习"><Link to="/study/new">从一篇已发布的文章开始</Link></EmptyPanel>} />
      </Panel>
    </Page>
  )
}
