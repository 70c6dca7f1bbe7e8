import { Steps } from 'antd'
import type { Activity } from '../activity'

const steps = ['筹备', '进行中', '名单已确认', '会议记录']

/** Where the activity stands on its way; a cancelled one is on none. */
export function Progress({ activity: { state, startsAt } }: { activity: Activity }) {
  if (state === 'cancelled') return null
  const begun = Date.parse(startsAt) <= Date.now()
  const at = state === 'draft' ? 0 : state === 'open' ? 1 : 3
  const names = steps.map((title, index) => ({ title: index === 1 && state === 'open' && !begun ? '已开放' : title }))
  return <Steps className="activity__steps" size="small" current={at} items={names} />
}
