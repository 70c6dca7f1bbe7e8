import { Alert, Button } from 'antd'
import { useNavigate } from 'react-router'
import { useAction } from '../../../shared/api'
import { askReason, Page } from '../../../shared/ui'
import { Conflict } from './Conflict'
import { toProblems } from './field-problems'
import type { Minutes } from './minutes'
import { MinutesForm } from './MinutesForm'
import { useMinutesDraft } from './use-minutes-draft'

interface Props {
  minutes: Minutes
  back: { to: string; label: string }
}

/** What was signed off, changed with a reason: a revision of its own, handed in as a whole. */
export function CorrectionEditor({ minutes, back }: Props) {
  const { activity } = minutes
  const draft = useMinutesDraft(minutes, false)
  const navigate = useNavigate()
  const { run, busy } = useAction('POST /activities/:activityId/minutes/corrections', {
    success: '更正已保存',
    invalidates: ['GET /activities/:activityId/minutes'],
    onDone: () => {
      draft.discard()
      void navigate(`/activities/${activity.id}?tab=minutes`)
    },
    onProblem: ({ fields }) => {
      draft.setProblems(toProblems(fields))
      return false
    },
  })
  const handIn = async () => {
    const reason = await askReason({ title: '提交更正', label: '更正原因', hint: '会和更正一起留在记录里，并印在 Word 文末。' })
    if (reason) await run({ params: { activityId: activity.id }, body: { basedOn: draft.version(), reason, content: draft.content } })
  }
  return (
    <Page
      title={`更正会议记录：${activity.title}`}
      note={activity.org.name}
      back={back}
    >
      <Alert type="info" showIcon={false} title="这份记录已定稿。提交更正前，改动只留在这台电脑上；到会数字会按现在的名单重新计算。" />
      {draft.orphan && <Conflict mine={draft.orphan} title="您上次写了一半的更正没有提交，之后别人更正过" onTakeTheirs={draft.discard} />}
      <MinutesForm minutes={minutes} content={draft.content} problems={draft.problems} onChange={draft.change} />
      <div className="minutes-foot" role="group" aria-label="提交">
        <span className="minutes-save">改动留在这台电脑上，提交后生效</span>
        <Button type="primary" loading={busy} onClick={() => void handIn()}>
          提交更正
        </Button>
      </div>
    </Page>
  )
}
