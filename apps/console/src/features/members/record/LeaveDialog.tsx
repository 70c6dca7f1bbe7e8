import { Form, Modal } from 'antd'
import { useAction } from '../../../shared/api'
import { today } from '../../../shared/time'
import { DayField } from '../../../shared/ui'
import { memberReadings, type Member } from './use-member'

interface Props {
  member: Member
  open: boolean
  onClose: () => void
}

/** Marks that somebody has left, or has come back. The record stays either way. */
export function LeaveDialog({ member, open, onClose }: Props) {
  const [form] = Form.useForm<{ leftOn: string }>()
  const returning = member.leftOn !== null
  const save = useAction('PATCH /members/:memberId', { success: returning ? '已恢复在册' : '已标为离开', invalidates: memberReadings, form, onDone: onClose })
  const submit = (leftOn: string | null) => save.run({ params: { memberId: member.id }, body: { version: member.version, leftOn } })
  return (
    <Modal
      title={returning ? `恢复${member.name}在册` : `${member.name}离开`}
      open={open}
      onCancel={onClose}
      onOk={() => (returning ? void submit(null) : form.submit())}
      okText={returning ? '恢复在册' : '标为离开'}
      okButtonProps={{ danger: !returning }}
      cancelText="取消"
      confirmLoading={save.busy}
      destroyOnHidden
    >
      {returning ? (
        <p>恢复后，此人重新出现在{member.org.name}的名册里，可以再次登录。</p>
      ) : (
        <Form form={form} layout="vertical" initialValues={{ leftOn: today() }} onFinish={({ leftOn }) => void submit(leftOn)}>
          <p>用于转到本单位以外、去世或出党。名册里不再显示，不能再登录；过去的会议和积分记录都保留。转到本单位其他支部请用“转到其他支部”。</p>
          <Form.Item name="leftOn" label="离开日期" rules={[{ required: true, message: '请选择日期' }]}>
            <DayField allowClear={false} notAfter={today()} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  )
}
