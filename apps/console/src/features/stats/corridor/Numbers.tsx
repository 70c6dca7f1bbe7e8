import type { ReplyOf } from '@ejia/contract/client/caller'
import { MonthBars } from '../charts/MonthBars'
import { palette } from '../charts/palette'

type Corridor = ReplyOf<'GET /stats/corridor'>

/** How many we are, and a year of coming together. */
export function Numbers({ data: { members, orgs, months } }: { data: Corridor }) {
  const held = months.at(-1)?.meetings ?? 0
  const numbers: [string, number, string?][] = [
    ['党员', members.all, `在职 ${members.inService} · 离退休 ${members.retired}`],
    ['党总支', orgs.generalBranches],
    ['党支部', orgs.branches],
    ['本月活动', held],
  ]
  return (
    <section className="corridor__upper" aria-label="概况">
      <dl className="corridor__numbers">
        {numbers.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="corridor__number">{value}</dd>
            {note && <dd className="corridor__detail">{note}</dd>}
          </div>
        ))}
      </dl>
      <div className="corridor__card">
        <h2>近一年组织生活到会人次</h2>
        <MonthBars
          rows={months}
          fontSize={15}
          height={230}
          label="近一年每月应到与实到人次的柱状图"
          series={[{ name: '应到', value: (row) => row.expected, color: palette.whole }, { name: '实到', value: (row) => row.present, color: palette.part }]}
        />
      </div>
    </section>
  )
}
