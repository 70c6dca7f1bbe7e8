import { share, type Figures } from '@ejia/domain/stats'

const percent = (part: number, whole: number): string => {
  const value = share(part, whole)
  return value === null ? '—' : `${value}%`
}

/** The period in four numbers. */
export function Totals({ figures }: { figures: Figures }) {
  const cards = [
    { name: '开展活动', value: `${figures.meetings} 次`, note: `应到 ${figures.expected} 人次，实到 ${figures.present} 人次` },
    { name: '到会率', value: percent(figures.present, figures.expected), note: '请假计入应到' },
    { name: '学习完成', value: percent(figures.studyDone, figures.studyDue), note: `应学 ${figures.studyDue} 人次，已学 ${figures.studyDone} 人次` },
    { name: '文章与阅读', value: `${figures.posts} 篇`, note: `${figures.readers} 人阅读 ${figures.reads} 篇次` },
  ]
  return (
    <dl className="stats__totals">
      {cards.map(({ name, value, note }) => (
        <div key={name} className="stats__total">
          <dt>{name}</dt>
          <dd className="stats__value">{value}</dd>
          <dd className="stats__note">{note}</dd>
        </div>
      ))}
    </dl>
  )
}
