import { Alert, DatePicker, Form, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { Draft } from '@ejia/contract/posts/routes'
import { mostScheduleDays } from '@ejia/domain/posts'
import { instantOf, wallClock } from '../../../shared/time'
import { usePostActions } from './use-post-actions'
import type { WritingPage } from './use-writing'

interface Props {
  writing: WritingPage
  draft: Draft
  onWrong: (fields: Record<string, string>) => void
  onClose: () => void
}

/** When the newest revision goes out by itself. */
export function ScheduleDialog({ writing, draft, onWrong, onClose }: Props) {
  const [at, setAt] = useState<Dayjs | null>(draft.scheduled ? wallClock(draft.scheduled.at) : null)
  const [trouble, setTrouble] = useState<string>()
  const actions = usePostActions(writing, onWrong)
  const confirm = async () => {
    if (!at) return setTrouble('请选择发布时间')
    if (await actions.schedule(instantOf(at))) onClose()
  }
  const now = wallClock(new Date().toISOString())
  return (
    <Modal open title="定时发布" okText="到时发布" cancelText="取消" confirmLoading={actions.busy} onOk={() => void confirm()} onCancel={onClose}>
      <Form layout="vertical" component="div">
        <Form.Item label="发布时间" htmlFor="schedule-at" required {...(trouble && { validateStatus: 'error', help: trouble })}>
          <DatePicker
            id="schedule-at"
            showTime={{ format: 'HH:mm', minuteStep: 5 }}
            format="YYYY-MM-DD HH:mm"
            style={{ width: '100%' }}
            minDate={now}
            maxDate={now.add(mostScheduleDays - 1, 'day')}
            value={at}
            onChange={(picked) => {
              setTrouble(undefined)
              setAt(picked ? dayjs(picked) : null)
            }}
          />
        </Form.Item>
      </Form>
      <Alert type="info" title="到时发布的是现在这一版；之后再修改，要重新定时。" />
    </Modal>
  )
}
