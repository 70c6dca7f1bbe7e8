import { Descriptions } from 'antd'
import { activityKindNames, audienceNames } from '@ejia/domain/activities'
import { momentText } from '../../../shared/time'
import { Panel } from '../../../shared/ui'
import { spanText, type Activity } from '../activity'

const audienceText = ({ audience, unit, signUpMode, quota }: Activity): string =>
  [unit ? unit.name : audienceNames[audience], signUpMode === 'sign_up' ? `自愿报名${quota === null ? '' : `，名额 ${quota}`}` : '名单上的人都应到'].join('；')

export function Facts({ activity }: { activity: Activity }) {
  const { kind, org, place, startsAt, endsAt, checkInOpensAt, checkInClosesAt, signUpClosesAt, makeUpMinutes, points, description, cancelReason, confirmedAt } = activity
  const items: [string, string | null][] = [
    ['类型', activityKindNames[kind]], ['主办组织', org.name], ['时间', spanText(startsAt, endsAt)], ['地点', place || '未填写'],
    ['签到时间', spanText(checkInOpensAt, checkInClosesAt)], ['参加范围', audienceText(activity)],
    ['报名截止', signUpClosesAt && momentText(signUpClosesAt)], ['准假补学', makeUpMinutes === null ? '不安排' : `${makeUpMinutes} 分钟`],
    ['积分', points ? `${points.rule}，每人 ${points.delta} 分` : '不计分'], ['名单确认', confirmedAt && momentText(confirmedAt)], ['取消原因', cancelReason],
  ]
  return (
    <Panel title="活动安排">
      <Descriptions column={{ xs: 1, md: 2 }} items={items.filter(([, text]) => text !== null).map(([label, children]) => ({ key: label, label, children }))} />
      {description && <p className="activity__text">{description}</p>}
    </Panel>
  )
}
