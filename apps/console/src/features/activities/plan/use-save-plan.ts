import { Form } from 'antd'
import { useNavigate } from 'react-router'
import { useAction } from '../../../shared/api'
import { confirmAction, toast } from '../../../shared/ui'
import { touched, type Activity } from '../activity'
import { contentOf, type PlanValues } from './plan-values'

/** Saves a plan, new or changed, and opens it when wished; afterwards its page is shown. */
export function useSavePlan(activityId: string | null, onSaved: () => void) {
  const [form] = Form.useForm<PlanValues>()
  const navigate = useNavigate()
  const leave = ({ id }: Activity) => {
    onSaved()
    void navigate(`/activities/${id}`, { replace: true })
  }
  const save = useAction(
    (call, values: PlanValues) => {
      const body = contentOf(values)
      return activityId === null ? call('POST /activities', { body }) : call('PUT /activities/:activityId', { params: { activityId }, body })
    },
    { form, invalidates: touched },
  )
  const open = useAction('POST /activities/:activityId/open', { invalidates: touched })

  async function submit(values: PlanValues, thenOpen: boolean): Promise<void> {
    if (thenOpen && !(await confirmAction({ title: '保存并开放？', text: '开放以后参加的人就能看到，名单按此刻的名册生成，计划不能再改。', ok: '保存并开放' }))) return
    const saved = await save.run(values)
    if (!saved) return
    const opened = thenOpen ? await open.run({ params: { activityId: saved.id } }) : undefined
    toast.success(opened ? '已开放，名单已生成' : '已保存')
    leave(opened ?? saved)
  }
  return { form, submit, busy: save.busy || open.busy }
}
