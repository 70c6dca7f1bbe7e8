import type { ReplyOf } from '@ejia/contract/client/caller'
import { Panel } from '../../shared/ui'
import { MonthBars } from './charts/MonthBars'
import { palette, type Series } from './charts/palette'

export type MonthRow = ReplyOf<'GET /stats/months'>['items'][number]

const charts: { title: string; series: Series<MonthRow>[] }[] = [
  { title: '到会', series: [{ name: '应到', value: (row) => row.expected, color: palette.whole }, { name: '实到', value: (row) => row.present, color: palette.part }] },
  { title: '学习', series: [{ name: '应学', value: (row) => row.studyDue, color: palette.whole }, { name: '已学', value: (row) => row.studyDone, color: palette.part }] },
  { title: '阅读', series: [{ name: '篇次', value: (row) => row.reads, color: palette.whole }, { name: '人数', value: (row) => row.readers, color: palette.part }] },
]

export function MonthCharts({ rows }: { rows: readonly MonthRow[] }) {
  return (
    <div className="stats__charts">
      {charts.map(({ title, series }) => (
        <Panel key={title} title={title}>
          <MonthBars rows={rows} series={series} label={`${title}：各月${series.map(({ name }) => name).join('与')}的柱状图，数字见下方“按月”表格`} />
        </Panel>
      ))}
    </div>
  )
}
