import dayjs from 'dayjs'
import { useRead } from '../../shared/api'
import { useMe } from '../../shared/session'
import { today } from '../../shared/time'
import { EmptyPanel, ErrorPanel, Page } from '../../shared/ui'
import { DutiesPanel } from './DutiesPanel'
import { RecentPanel } from './RecentPanel'
import { WaitingPanel } from './WaitingPanel'
import './home.css'

const refreshMs = 60_000

/** What is owed, what waits for me, what happened: each line leads to the place where it is done. */
export function Workbench() {
  const me = useMe()
  const { data, error, refetch } = useRead('GET /home/workbench', {}, { refetchInterval: refreshMs })
  const note = dayjs(today()).format('YYYY年M月D日 dddd')
  if (me.roles.length === 0) {
    return (
      <Page title="工作台" note={note}>
        <EmptyPanel title="控制台供书记、委员和党委办使用">您目前没有任职，日常的学习、报名和签到请在手机上使用党员E家。</EmptyPanel>
      </Page>
    )
  }
  return (
    <Page title="工作台" note={note} loading={!data && !error}>
      {error && !data && <ErrorPanel error={error} retry={() => void refetch()} />}
      {data && (
        <div className="workbench">
          <div>
            <WaitingPanel groups={data.waiting} />
            {data.duties.branches > 0 && <DutiesPanel duties={data.duties} month={data.month} />}
          </div>
          <RecentPanel doings={data.recent} />
        </div>
      )}
    </Page>
  )
}
