import type { TableProps } from 'antd'
import { share, type Figures } from '@ejia/domain/stats'

/** A share with a quiet bar under it, so that a column can be read at a glance. */
function Share({ part, whole }: { part: number; whole: number }) {
  const value = share(part, whole)
  if (value === null) return <span className="stats__none">—</span>
  return (
    <span className="stats__share">
      {value}%
      <span className="stats__bar" style={{ width: `${value}%` }} aria-hidden />
    </span>
  )
}

/** Columns of every table of figures. */
export const figureColumns: NonNullable<TableProps<Figures>['columns']> = [
  { title: '活动', dataIndex: 'meetings', align: 'right', width: 70 },
  { title: '应到', dataIndex: 'expected', align: 'right', width: 80 },
  { title: '实到', dataIndex: 'present', align: 'right', width: 80 },
  { title: '到会率', key: 'attendance', align: 'right', width: 96, render: (_, row) => <Share part={row.present} whole={row.expected} /> },
  { title: '应学', dataIndex: 'studyDue', align: 'right', width: 80 },
  { title: '已学', dataIndex: 'studyDone', align: 'right', width: 80 },
  { title: '完成率', key: 'study', align: 'right', width: 96, render: (_, row) => <Share part={row.studyDone} whole={row.studyDue} /> },
  { title: '发文', dataIndex: 'posts', align: 'right', width: 70 },
  { title: '阅读篇次', dataIndex: 'reads', align: 'right', width: 90 },
  { title: '阅读人数', dataIndex: 'readers', align: 'right', width: 90 },
]
