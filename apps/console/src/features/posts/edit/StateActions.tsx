import { Button, Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Draft } from '@ejia/contract/posts/routes'
import { Icon } from '../../../shared/ui'
import { useNextStep, type Step } from './next-step'
import { ScheduleDialog } from './ScheduleDialog'
import { usePostActions } from './use-post-actions'
import type { WritingPage } from './use-writing'

interface Props {
  writing: WritingPage
  onWrong: (fields: Record<string, string>) => void
  onPreview: () => void
  onRevisions: () => void
}

/** What can be done with the post now: the one next step as the red button, the rest beside it. */
export function StateActions({ writing, onWrong, onPreview, onRevisions }: Props) {
  const { draft, state } = writing
  const [scheduling, setScheduling] = useState(false)
  const actions = usePostActions(writing, onWrong)
  const navigate = useNavigate()
  const next = useNextStep(writing)
  const saveOnly = next === 'save'
  const run: Record<Step, () => void> = {
    save: () => void writing.save(),
    submit: () => void actions.submit(),
    review: () => void navigate(`/posts/${draft?.id}/review`),
    publish: () => void actions.publish(),
  }
  return (
    <>
      <Button onClick={onPreview}>手机预览</Button>
      {draft && <Button onClick={onRevisions}>修订记录</Button>}
      {draft && <MoreMenu draft={draft} actions={actions} onSchedule={() => setScheduling(true)} />}
      {!saveOnly && (
        <Button loading={state === 'saving'} disabled={state === 'conflict'} onClick={run.save}>
          {draft && ['published', 'scheduled'].includes(draft.state) ? '保存修改' : '保存草稿'}
        </Button>
      )}
      {next && (
        <Button type="primary" loading={actions.busy || (saveOnly && state === 'saving')} disabled={state === 'conflict'} onClick={run[next]}>
          {nextWords(next, draft)}
        </Button>
      )}
      {scheduling && draft && <ScheduleDialog writing={writing} draft={draft} onWrong={onWrong} onClose={() => setScheduling(false)} />}
    </>
  )
}

function nextWords(step: Step, draft: Draft | null): string {
  if (step === 'save') return '保存修改'
  if (step === 'review') return '去审核'
  if (step === 'submit') return '提交审核'
  return draft?.state === 'published' ? '发布修改' : '发布'
}

interface MoreProps {
  draft: Draft
  actions: ReturnType<typeof usePostActions>
  onSchedule: () => void
}

function MoreMenu({ draft, actions, onSchedule }: MoreProps) {
  const navigate = useNavigate()
  const { can, pinned, publishedAt } = draft
  const doings: Record<string, { label: string; shown: boolean; run: () => void; danger?: boolean }> = {
    readers: { label: '阅读与签收', shown: publishedAt !== null, run: () => void navigate(`/posts/${draft.id}/readers`) },
    submit: { label: '提交审核', shown: can.submit && can.publish, run: () => void actions.submit() },
    schedule: { label: draft.scheduled ? '改发布时间' : '定时发布', shown: can.schedule, run: onSchedule },
    publishNow: { label: '现在就发布', shown: draft.state === 'scheduled' && can.publish, run: () => void actions.publish() },
    unschedule: { label: '取消定时发布', shown: can.unschedule, run: () => void actions.unschedule() },
    pin: { label: pinned ? '取消置顶' : '置顶', shown: can.pin, run: () => void actions.pin() },
    withdraw: { label: '撤回', shown: can.withdraw && draft.state === 'published', danger: true, run: () => void actions.withdraw() },
  }
  const shown = Object.entries(doings).filter(([, doing]) => doing.shown)
  if (shown.length === 0) return null
  const menu: MenuProps = {
    items: shown.map(([key, { label, danger = false }]) => ({ key, label, danger })),
    onClick: ({ key }) => doings[key]?.run(),
  }
  return (
    <Dropdown menu={menu} trigger={['click']}>
      <Button icon={<Icon name="down" size={14} />} iconPlacement="end">
        更多
      </Button>
    </Dropdown>
  )
}
