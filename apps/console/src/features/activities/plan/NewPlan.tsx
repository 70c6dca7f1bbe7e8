import { useSearchParams } from 'react-router'
import type { ActivityKind } from '@ejia/domain/activities'
import { useRead } from '../../../shared/api'
import { useOrgs } from '../../../shared/orgs/use-orgs'
import { today } from '../../../shared/time'
import { ErrorPanel, Page, useDraft } from '../../../shared/ui'
import { presetIn } from './plan-address'
import { PlanForm } from './PlanForm'
import { copyOf, newValues, type PlanValues } from './plan-values'
import { useSavePlan } from './use-save-plan'
import { useMyOrgs } from './WhatFields'
import '../activities.css'

const back = { to: '/activities', label: '活动' }

interface FormProps {
  title: string
  initial: PlanValues
  draftKey: string
  known: readonly { id: string; name: string }[]
}

function NewForm({ title, initial, draftKey, known }: FormProps) {
  const draft = useDraft(draftKey, initial)
  const { form, submit, busy } = useSavePlan(null, draft.clear)
  const forget = () => {
    draft.set(initial)
    form.resetFields()
  }
  return (
    <Page title={title} back={back}>
      <PlanForm
        values={draft.value} onChange={draft.set} known={known} restored={draft.restored} onForget={forget} busy={busy} form={form}
        onSave={(thenOpen) => void submit(draft.value, thenOpen)}
      />
    </Page>
  )
}

/** A new plan that begins as a copy of an earlier activity. */
function CopiedPlan({ from }: { from: string }) {
  const params = { activityId: from }
  const activity = useRead('GET /activities/:activityId', { params })
  const planned = useRead('GET /activities/:activityId/planned-roster', { params })
  const error = activity.error ?? planned.error
  if (error) return <Page title="复制活动" back={back}><ErrorPanel error={error} retry={() => void activity.refetch()} /></Page>
  if (!activity.data || !planned.data) return <Page title="复制活动" back={back} loading />
  const picked = planned.data.picked.map(({ member }) => member)
  return <NewForm title="复制活动" initial={copyOf(activity.data, picked.map(({ id }) => id), today())} draftKey={`activities.copy.${from}`} known={picked} />
}

function EmptyPlan({ kind, org }: { kind: ActivityKind | undefined; org: number | undefined }) {
  const { orgs, isPending } = useOrgs()
  const mine = useMyOrgs()
  if (isPending) return <Page title="新建活动" back={back} loading />
  const first = orgs.find((one) => one.id === org && mine(one)) ?? orgs.find(mine)
  const key = ['activities.new', kind, org].filter(Boolean).join('.')
  return <NewForm title="新建活动" initial={newValues(first?.id ?? null, today(), kind)} draftKey={key} known={[]} />
}

/** `?from=` copies an activity; `?kind=` and `?org=` come from what is owed this month. */
export function NewPlan() {
  const [params] = useSearchParams()
  const from = params.get('from')
  return from ? <CopiedPlan key={from} from={from} /> : <EmptyPlan {...presetIn(params)} />
}
