import { Alert, Form, Input, Modal } from 'antd'
import { transferMonths } from '@ejia/domain/members'
import { holdsMembers } from '@ejia/domain/orgs'
import { useAction, type InputOf } from '../../../shared/api'
import { useOrgs, type Org } from '../../../shared/orgs/use-orgs'
import { useReach } from '../../../shared/orgs/use-reach'
import { OrgPicker } from '../../../shared/ui'
import { memberReadings, type Member } from './use-member'

interface Props {
  member: Member
  open: boolean
  onClose: () => void
}

type Wish = InputOf<'POST /members/:memberId/transfers'>['body']

const takesMembers = ({ kind }: Org) => holdsMembers(kind)

/** 组织关系转接 to another branch of this tree. */
export function TransferDialog({ member, open, onClose }: Props) {
  const [form] = Form.useForm<Wish>()
  const { byId } = useOrgs()
  const mayManage = useReach('members.manage')
  const chosen = byId.get(Form.useWatch('toOrgId', form) ?? 0)
  const atOnce = chosen !== undefined && mayManage(chosen)
  const transfer = useAction('POST /members/:memberId/transfers', {
    invalidates: memberReadings,
    success: atOnce ? '已转接' : '已发出，等待对方接收',
    form,
    onDone: onClose,
  })
  const notHere = { validator: (_: unknown, id?: number) => (id === member.org.id ? Promise.reject(new Error('党员已在该支部')) : Promise.resolve()) }
  return (
    <Modal title={`${member.name}转到其他支部`} open={open} onCancel={onClose} onOk={form.submit} okText={atOnce || !chosen ? '转接' : '发出转接'} cancelText="取消" confirmLoading={transfer.busy} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={(body) => void transfer.run({ params: { memberId: member.id }, body })}>
        <Form.Item name="toOrgId" label="转到" rules={[{ required: true, message: '请选择支部或小组' }, notHere]}>
          <OrgPicker selectable={takesMembers} />
        </Form.Item>
        <Form.Item name="reason" label="事由" rules={[{ required: true, whitespace: true, message: '请写明事由' }]}>
          <Input.TextArea rows={2} maxLength={200} showCount placeholder="例如：岗位调整到急诊科" />
        </Form.Item>
        <Form.Item name="letterNo" label="介绍信编号（选填）">
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        {chosen && (
          <Alert
            type="info"
            title={
              atOnce
                ? `两个支部都在您的管理范围内，保存后${member.name}立即编入${chosen.name}。`
                : `${chosen.name}不在您的管理范围内：发出后由对方书记或上级接收，${transferMonths} 个月内有效；接收之前，${member.name}仍在${member.org.name}。`
            }
          />
        )}
      </Form>
    </Modal>
  )
}
