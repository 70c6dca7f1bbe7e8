import { useParams } from 'react-router'
import { useRead } from '../../../shared/api'
import { EmptyPanel, ErrorPanel, Page, useDraft } from '../../../shared/ui'
import type { Activity } from '../activity'
import { PlanForm } from './PlanForm'
import { valuesOf } from './plan-values'
import { useSavePlan } from './use-save-plan'
import '../activities.css'

interface FormProps {
  activity: Activity
  known: readonly { id: string; name: string }[]
}

function EditForm({ activity, known }: FormProps) {
  const initial = valuesOf(activity, known.map(({ id }) => id))
  const draft = useDraft(`activities.${activity.id}`, initial)
  const { form, submit, busy } = useSavePlan(activity.id, draft.clear)
  return (
    <PlanForm
      values={draft.value} onChange={draft.set} known={known} restored={draft.restored} busy={busy} form={form}
      onForget={() => draft.set(initial)} onSave={(thenOpen) => void submit(draft.value, thenOpen)}
    />
  )
}

export function EditPlan() {
  const activityId = useParams().activityId ?? ''
  const params = { activityId }
  const activity = useRead('GET /activities/:activityId', { params })
  const planned = useRead('GET /activities/:activityId/planned-roster', { params })
  const error = activity.error ?? planned.error
  const back = { to: `/activities/${activityId}`, label: '活动' }
  if (error) return <Page title="修改计划" back={back}><ErrorPanel error={error} retry={() => void activity.refetch()} /></Page>
  if (!activity.data || !planned.data) return <Page title="修改计划" back={back} loading />
  return (
    <Page title="修改计划" back={back}>
      {activity.data.can.edit
        ? <EditForm activity={activity.data} known={planned.data.picked.map(({ member }) => member)} />
        : <EmptyPanel title="这个活动已经开放，计划不能再改">时间地点有变，请取消后复制一个新的。</EmptyPanel>}
    </Page>
  )
}
