import { Alert, Button, Skeleton } from 'antd'
import { useNavigate } from 'react-router'
import { minutesStateNames } from '@ejia/domain/minutes'
import { useRead } from '../../../shared/api'
import { momentText } from '../../../shared/time'
import { EmptyPanel, ErrorPanel, StateTag } from '../../../shared/ui'
import type { Minutes } from './minutes'
import { MinutesPreview } from './MinutesPreview'
import { RevisionList } from './RevisionList'
import { WordButton } from './WordButton'
import './minutes.css'

/** 会议记录 of an activity, as its page shows it: the text that stands, and the way to write or correct it. */
export function MinutesTab({ activityId }: { activityId: string }) {
  const { data, error, refetch } = useRead('GET /activities/:activityId/minutes', { params: { activityId } })
  if (error) return <ErrorPanel error={error} retry={() => void refetch()} />
  return data ? <Shown minutes={data} /> : <Skeleton active paragraph={{ rows: 6 }} />
}

function Shown({ minutes }: { minutes: Minutes }) {
  const { state, can, activity } = minutes
  return (
    <div className="minutes-tab">
      <div className="minutes-bar">
        <StateTag tone={state === 'signed' ? 'ok' : state === 'draft' ? 'wait' : 'plain'}>{minutesStateNames[state]}</StateTag>
        <span className="minutes-quiet">
          {minutes.savedAt && `${minutes.savedBy ?? ''} ${momentText(minutes.savedAt)} 保存`}
          {minutes.lateDays > 0 && `　补录：会后第 ${minutes.lateDays} 天登记`}
        </span>
        <WordButton activityId={activity.id} label={state === 'none' ? '打印空白记录表' : '导出 Word'} />
        <WriteButton minutes={minutes} />
      </div>
      {minutes.listChanged && <Alert type="warning" showIcon={false} title="签到名单在定稿之后有过更正。下面仍是定稿时的数字；如需更新，请点“更正”。" />}
      {state === 'none' ? (
        <EmptyPanel title={can.edit ? '还没有会议记录' : '活动开放后可以写会议记录'}>议程已按这类活动备好，应到、实到和缺席事由从签到名单自动带入。</EmptyPanel>
      ) : (
        <MinutesPreview minutes={minutes} content={minutes.content} />
      )}
      <RevisionList minutes={minutes} />
    </div>
  )
}

function WriteButton({ minutes }: { minutes: Minutes }) {
  const navigate = useNavigate()
  const { can, state, activity } = minutes
  if (!can.edit && !can.correct) return null
  return (
    <Button type={can.edit ? 'primary' : 'default'} onClick={() => void navigate(`/activities/${activity.id}/minutes`)}>
      {can.correct ? '更正' : state === 'none' ? '写会议记录' : '继续写'}
    </Button>
  )
}
