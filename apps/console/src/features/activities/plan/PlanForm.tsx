import { Alert, Button, Form, Space } from 'antd'
import { useEffect } from 'react'
import { Panel } from '../../../shared/ui'
import { PeopleFields } from './PeopleFields'
import { timeProblemsOf, followed, type PlanValues } from './plan-values'
import { TimeFields } from './TimeFields'
import { WhatFields } from './WhatFields'

interface Props {
  values: PlanValues
  onChange: (values: PlanValues) => void
  /** Names of people chosen earlier. */
  known: readonly { id: string; name: string }[]
  restored: boolean
  onForget: () => void
  busy: boolean
  form: ReturnType<typeof Form.useForm<PlanValues>>[0]
  onSave: (thenOpen: boolean) => void
}

/** The plan of an activity. What is typed is handed up at once, so that the page can keep it. */
export function PlanForm({ values, onChange, known, restored, onForget, busy, form, onSave }: Props) {
  useEffect(() => form.setFieldsValue(values), [form, values])
  const save = async (thenOpen: boolean) => {
    const wrong = timeProblemsOf(values)
    form.setFields(Object.entries(wrong).map(([name, message]) => ({ name: name as keyof PlanValues, errors: [message ?? ''] })))
    const complete = await form.validateFields().then(() => true, () => false)
    if (complete && Object.keys(wrong).length === 0) onSave(thenOpen)
    else form.scrollToField(form.getFieldsError().find(({ errors }) => errors.length > 0)?.name ?? 'title', { focus: true, block: 'center' })
  }
  return (
    <Form<PlanValues>
      form={form} layout="vertical" initialValues={values} scrollToFirstError requiredMark={false}
      onValuesChange={(change) => onChange(followed(values, change))}
    >
      {restored && (
        <Alert
          type="info" showIcon className="plan__restored" title="已恢复上次没有保存的内容"
          action={<Button size="small" onClick={onForget}>不要了，重新填写</Button>}
        />
      )}
      <Panel title="什么活动"><WhatFields /></Panel>
      <Panel title="什么时候"><TimeFields signUp={values.signUpMode === 'sign_up'} /></Panel>
      <Panel title="谁参加"><PeopleFields values={values} known={known} /></Panel>
      <Space className="plan__actions">
        <Button onClick={() => void save(false)} loading={busy}>保存，先不开放</Button>
        <Button type="primary" onClick={() => void save(true)} loading={busy}>保存并开放</Button>
      </Space>
    </Form>
  )
}
