import { Tabs } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { ErrorPanel, Page, Panel, StateTag } from '../../../shared/ui'
import { spanText, stateWord, useActivity, type Activity } from '../activity'
import { MinutesTab } from '../minutes/MinutesTab'
import { RosterTable } from '../roster/RosterTable'
import { Actions } from './Actions'
import { Facts } from './Facts'
import { Guests } from './Guests'
import { Headcount } from './Headcount'
import { Progress } from './Progress'
import '../activities.css'

const back = { to: '/activities', label: '活动' }

/** Whoever only signs up for it, as a member, sees what it is about. */
const looksAfter = ({ can }: Activity): boolean => can.edit || can.seeRoster

function Overview({ activity }: { activity: Activity }) {
  return (
    <>
      <Facts activity={activity} />
      {looksAfter(activity) && <Guests activity={activity} />}
    </>
  )
}

function tabsOf(activity: Activity) {
  const { state, id, can } = activity
  const held = state === 'open' || state === 'confirmed'
  return [
    { key: 'plan', label: '安排', children: <Overview activity={activity} /> },
    ...(can.seeRoster ? [{ key: 'roster', label: '名单', children: <RosterTable activity={activity} /> }] : []),
    ...(held && can.seeRoster ? [{ key: 'minutes', label: '会议记录', children: <MinutesTab activityId={id} /> }] : []),
  ]
}

/** One activity from plan to minutes. The tab is part of the address, so that others can link to it. */
export function ActivityDetail() {
  const activityId = useParams().activityId ?? ''
  const [params, setParams] = useSearchParams()
  const { data: activity, error, refetch } = useActivity(activityId)
  if (error && !activity) return <Page title="活动" back={back}><ErrorPanel error={error} retry={() => void refetch()} /></Page>
  if (!activity) return <Page title="活动" back={back} loading />
  const tabs = tabsOf(activity)
  const wanted = params.get('tab') ?? (activity.state === 'open' ? 'roster' : 'plan')
  const { tone, text } = stateWord(activity)
  return (
    <Page
      title={activity.title} back={back} extra={<Actions activity={activity} quiet={wanted === 'minutes'} />}
      note={<><StateTag tone={tone}>{text}</StateTag>{` ${activity.org.name} · ${spanText(activity.startsAt, activity.endsAt)}${activity.place && ` · ${activity.place}`}`}</>}
    >
      <Panel>
        <Progress activity={activity} />
        {activity.can.seeRoster && <Headcount headcount={activity.headcount} />}
      </Panel>
      <Tabs
        items={tabs} activeKey={tabs.some(({ key }) => key === wanted) ? wanted : 'plan'} destroyOnHidden
        onChange={(tab) => setParams({ tab }, { replace: true })}
      />
    </Page>
  )
}
