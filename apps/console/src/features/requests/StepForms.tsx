import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { mostPictures, stepTextLength, type StaffStep } from '@ejia/domain/requests'
import { useAction } from '../../shared/api'
import { FileField } from '../../shared/files'
import { OrgPicker, Panel, confirmAction } from '../../shared/ui'
import { askings, readings, type Detail } from './words'

interface Values {
  text?: string
  orgId?: number
  memberId?: string
  files?: Detail['steps'][number]['files']
}

interface Props {
  request: Detail
  onGone: () => void
}

const toBody = (step: StaffStep, { text = '', orgId, memberId, files = [] }: Values) => ({
  step, text, ...(orgId !== undefined && { orgId }), ...(memberId !== undefined && { memberId }), ...(files.length > 0 && { fileIds: files.map(({ id }) => id) }),
})

/** The fields that the chosen step asks for. */
function StepForm({ step, request, onGone, onDone }: Props & { step: StaffStep; onDone: () => void }) {
  const [form] = Form.useForm<Values>()
  const { sure = `确定${askings[step].button}`, done = `已${askings[step].button}`, words, note } = askings[step]
  const action = useAction('POST /managed-requests/:caseId/steps', { form, success: done, invalidates: [...readings], onDone: ({ request: left }) => (left ? onDone() : onGone()) })
  return (
    <Form<Values> form={form} layout="vertical" onFinish={(values) => void action.run({ params: { caseId: request.id }, body: toBody(step, values) })}>
      {note && <p className="requests-note">{note}</p>}
      {step === 'assign' && (
        <Form.Item label="承办人" name="memberId" rules={[{ required: true, message: '请选择承办人' }]}>
          <Select placeholder="能办理这个组织投诉建议的人" options={request.handlers.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      {step === 'forward' && (
        <Form.Item label="转给哪个组织" name="orgId" rules={[{ required: true, message: '请选择组织' }]} extra="可以转给您管理范围内的组织，或者上级组织。">
          <OrgPicker only={({ kind }) => kind !== 'group'} />
        </Form.Item>
      )}
      {words && (
        <Form.Item label={words.label} name="text" extra={words.extra} rules={words.required ? [{ required: true, whitespace: true, message: '请填写' }] : []}>
          <Input.TextArea rows={4} maxLength={stepTextLength} showCount />
        </Form.Item>
      )}
      {step === 'answer' && (
        <Form.Item label="图片" name="files">
          <FileField use="picture" max={mostPictures} label="选择图片" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={action.busy}>
        {sure}
      </Button>{' '}
      <Button onClick={onDone}>取消</Button>
    </Form>
  )
}

const plain: readonly StaffStep[] = ['accept', 'close']

/** What may be done now: a press, or a small form. */
export function StepForms({ request, onGone }: Props) {
  const [step, setStep] = useState<StaffStep>()
  const action = useAction('POST /managed-requests/:caseId/steps', { success: '已办理', invalidates: [...readings] })
  const press = async (chosen: StaffStep) => {
    if (!plain.includes(chosen)) return setStep(chosen)
    const sure = await confirmAction({ title: `${askings[chosen].button}这件投诉建议？`, text: askings[chosen].note ?? '提交人会看到已经受理。', ok: askings[chosen].button })
    if (sure) await action.run({ params: { caseId: request.id }, body: { step: chosen, text: '' } })
  }
  if (request.can.length === 0) return null
  return (
    <Panel title="办理">
      {step === undefined ? (
        <div className="requests-steps">
          {request.can.map((one, n) => (
            <Button key={one} type={n === 0 && one !== 'assign' ? 'primary' : 'default'} loading={action.busy} onClick={() => void press(one)}>
              {askings[one].button}
            </Button>
          ))}
        </div>
      ) : (
        <StepForm key={step} step={step} request={request} onGone={onGone} onDone={() => setStep(undefined)} />
      )}
    </Panel>
  )
}
