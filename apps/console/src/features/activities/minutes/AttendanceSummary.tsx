import { leaveReasonNames } from '@ejia/domain/activities'
import type { Minutes } from './minutes'

/** 应到, 实到, 请假, 缺席, 列席 with their names: counted, so nothing here can be typed. */
export function AttendanceSummary({ minutes }: { minutes: Pick<Minutes, 'attendance' | 'activity'> }) {
  const { expected, present, rate, excused, absent, others, people } = minutes.attendance
  const away = people.filter((person) => person.expected && !person.present)
  return (
    <div className="minutes-attendance">
      <dl>
        <Figure name="应到" value={expected} />
        <Figure name="实到" value={present} />
        <Figure name="到会率" value={rate === null ? '—' : `${rate}%`} />
        <Figure name="请假" value={excused} />
        <Figure name="缺席" value={absent} />
        <Figure name="列席" value={others} />
      </dl>
      {away.length > 0 && (
        <p className="minutes-quiet">
          未到：
          {away.slice(0, 60).map(({ member, excused: reason }) => `${member.name}（${reason ? leaveReasonNames[reason] : '未请假'}）`).join('、')}
          {away.length > 60 && ` 等 ${away.length} 人`}
        </p>
      )}
      {minutes.activity.state !== 'confirmed' && <p className="minutes-quiet">签到名单还没有确认，数字会随名单变化；定稿前请先确认名单。</p>}
    </div>
  )
}

function Figure({ name, value }: { name: string; value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
