import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAction } from '../../../shared/api'
import { confirmAction, Page } from '../../../shared/ui'
import { Conflict } from './Conflict'
import { toProblems } from './field-problems'
import type { Minutes } from './minutes'
import { MinutesForm } from './MinutesForm'
import { MinutesPreview } from './MinutesPreview'
import { SaveNote } from './SaveNote'
import { useMinutesDraft } from './use-minutes-draft'
import { WordButton } from './WordButton'

interface Props {
  minutes: Minutes
  back: { to: string; label: string }
  /** Begins again from what the server has. */
  onStartOver: () => Promise<void>
}

/** The draft: kept as it is typed, signed off when it is whole. */
export function DraftEditor({ minutes, back, onStartOver }: Props) {
  const { activity, can } = minutes
  const draft = useMinutesDraft(minutes, true)
  const [preview, setPreview] = useState(false)
  const signOff = useSignOff(minutes, draft)
  return (
    <Page
      title={`会议记录：${activity.title}`}
      note={activity.org.name}
      back={back}
    >
      {draft.state === 'conflict' && <Conflict mine={draft.content} title="这份记录刚刚被别人保存过" onTakeTheirs={() => (draft.discard(), void onStartOver())} />}
      {draft.orphan && <Conflict mine={draft.orphan} title="您上次在这台电脑上写的内容没有保存，之后别人又保存过" onTakeTheirs={draft.discard} />}
      <MinutesForm minutes={minutes} content={draft.content} problems={draft.problems} onChange={draft.change} />
      <div className="minutes-foot" role="group" aria-label="保存与定稿">
        <SaveNote state={draft.state} savedAt={minutes.savedAt} />
        <Button onClick={() => setPreview(true)}>预览</Button>
        <WordButton activityId={activity.id} before={draft.flush} />
        {can.signOff && (
          <Button type="primary" loading={signOff.busy} onClick={() => void signOff.run()}>
            定稿
          </Button>
        )}
      </div>
      <Drawer title="预览" size={760} open={preview} onClose={() => setPreview(false)} destroyOnHidden>
        <MinutesPreview minutes={minutes} content={draft.content} />
      </Drawer>
    </Page>
  )
}

/** Everything typed is sent first; what is missing is said beside its field. */
function useSignOff({ activity }: Minutes, draft: ReturnType<typeof useMinutesDraft>) {
  const navigate = useNavigate()
  const action = useAction('POST /activities/:activityId/minutes/sign-off', {
    success: '会议记录已定稿',
    invalidates: ['GET /activities/:activityId/minutes'],
    onDone: () => void navigate(`/activities/${activity.id}?tab=minutes`),
    onProblem: ({ fields }) => {
      draft.setProblems(toProblems(fields))
      return false
    },
  })
  const run = async () => {
    if (!(await draft.flush())) return
    const sure = await confirmAction({ title: '定稿会议记录？', text: '定稿后正文和到会名单不再改动；确需修改时要写明原因，作为更正留痕。', ok: '定稿' })
    if (sure) await action.run({ params: { activityId: activity.id }, body: { basedOn: draft.version() } })
  }
  return { run, busy: action.busy }
}
