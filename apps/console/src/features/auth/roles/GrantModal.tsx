import { Form, Modal, Select } from 'antd'
import type { Role } from '@ejia/domain/roles'
import { useAction } from '../../../shared/api'
import { useMe } from '../../../shared/session'
import { MemberPicker, OrgPicker } from '../../../shared/ui'
import { grantable, roleNotes, roleOptions } from './office'

interface Values {
  memberId: string
  role: Role
  orgId: number
}

/** Gives a member an office at an organisation. */
export function GrantModal({ open, onClose }: { open: boolean; onClose: () => void }) {
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const role = Form.useWatch('role', form)
  const grant = useAction('POST /role-grants', { form, success: '已授权', invalidates: ['GET /role-grants'], onDone: onClose })
  return (
    <Modal
      open={open}
      title="授予角色"
      okText="授权"
      cancelText="取消"
      confirmLoading={grant.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Values> form={form} layout="vertical" preserve={false} requiredMark={false} onFinish={(body) => void grant.run({ body })}>
        <Form.Item name="memberId" label="党员" rules={[{ required: true, message: '请选择党员' }]}>
          <MemberPicker />
        </Form.Item>
        <Form.Item name="role" label="角色" extra={role && roleNotes[role]} rules={[{ required: true, message: '请选择角色' }]}>
          <Select options={roleOptions(grantable(me))} placeholder="选择角色" />
        </Form.Item>
        <Form.Item name="orgId" label="任职组织" extra="角色对这个组织和它的全部下级有效。" rules={[{ required: true, message: '请选择组织' }]}>
          <OrgPicker />
        </Form.Item>
      </Form>
    </Modal>
  )
}
