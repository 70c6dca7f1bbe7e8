import type { TableProps } from 'antd'
import { createElement } from 'react'
import type { Figures } from '@ejia/domain/stats'
import { FigureShare } from './FigureShare'

/** Columns of every table of figures. */
export const figureColumns: NonNullable<TableProps<Figures>['columns']> = [
  { title: '活动', dataIndex: 'meetings', align: 'right', width: 70 },
  { title: '应到', dataIndex: 'expected', align: 'right', width: 80 },
  { title: '实到', dataIndex: 'present', align: 'right', width: 80 },
  { title: '到会率', key: 'attendance', align: 'right', width: 96, render: (_, row) => createElement(FigureShare, { part: row.present, whole: row.expected }) },
  { title: '应学', dataIndex: 'studyDue', align: 'right', width: 80 },
  { title: '已学', dataIndex: 'studyDone', align: 'right', width: 80 },
  { title: '完成率', key: 'study', align: 'right', width: 96, render: (_, row) => createElement(FigureShare, { part: row.studyDone, whole: row.studyDue }) },
  { title: '发文', dataIndex: 'posts', align: 'right', width: 70 },
  { title: '阅读篇次', dataIndex: 'reads', align: 'right', width: 90 },
  { title: '阅读人数', dataIndex: 'readers', align: 'right', width: 90 },
]
