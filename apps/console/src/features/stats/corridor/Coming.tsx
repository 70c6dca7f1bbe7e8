import { activityKindNames } from '@ejia/domain/activities'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { momentText } from '../../../shared/time'

/** `2026-11-24 15:00` → `11月24日 15:00` */
const when = (instant: string): string => momentText(instant).replace(/^\d{4}-0?(\d+)-0?(\d+)/, '$1月$2日')

export function Coming({ activities }: { activities: ReplyOf<'GET /stats/corridor'>['activities'] }) {
  return (
    <section className="corridor__card" aria-labelledby="coming">
      <h2 id="coming">近期活动</h2>
      {activities.length === 0 && <p className="corridor__none">近两周没有公开的活动安排</p>}
      <ul className="corridor__list">
        {activities.map(({ id, kind, title, place, org, startsAt }) => (
          <li key={id}>
            <span className="corridor__when">{when(startsAt)}</span>
            <span className="corridor__what">
              <strong>{title}</strong>
              <span>
                {activityKindNames[kind]} · {org.name} · {place}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
