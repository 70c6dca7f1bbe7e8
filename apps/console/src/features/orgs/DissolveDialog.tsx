import { Alert, Form, Input, Modal } from 'antd'
import { holdsMembers } from '@ejia/domain/orgs'
import { useAction, type InputOf } from '../../shared/api'
import { useOrgs } from '../../shared/orgs/use-orgs'
import { useReach } from '../../shared/orgs/use-reach'
import { OrgPicker } from '../../shared/ui'
import { useHoldings } from './Holdings'
import { treeReadings, type Org } from './use-tree'

interface Props {
  org: Org
  open: boolean
  onClose: () => void
  onDissolved: () => void
}

type Wish = InputOf<'POST /orgs/:orgId/dissolve'>['body']
type Held = NonNullable<ReturnType<typeof useHoldings>['data']>

/** What stands in the way, in words that say what to do first. */
function obstacles({ orgs, openActivities }: Held): string[] {
  return [
    orgs > 0 ? `还有 ${orgs} 个下级组织，请先移走或撤销它们。` : '',
    openActivities > 0 ? `还有 ${openActivities} 项没结束的活动，请先确认名单或取消。` : '',
  ].filter(Boolean)
}

function Consequences({ held, into }: { held: Held; into: Org | undefined }) {
  const where = into ? `编入${into.name}` : '需要先选择并入的组织'
  return (
    <ul className="consequences">
      <li>{held.members > 0 ? `名册上 ${held.members} 人${where}，每人的经过里会记下这次变动。` : '没有党员需要安排。'}</li>
      <li>{held.roles > 0 ? `在这里担任的 ${held.roles} 个职务随之结束。` : '没有人在这里担任职务。'}</li>
      <li>等待接收的组织关系转接自动撤回。</li>
      <li>以前的会议、积分、文章都保留，由上级组织查看；名称可以再次使用。</li>
      <li>撤销不能恢复。如果只是换上级，请用“移到其他上级”。</li>
    </ul>
  )
}

/** Closes an organisation, alone or into another. */
export function DissolveDialog({ org, open, onClose, onDissolved }: Props) {
  const [form] = Form.useForm<Wish>()
  const { data: held } = useHoldings(org.id, open)
  const mayManage = useReach('orgs.manage')
  const mergeIntoId = Form.useWatch('mergeIntoId', form)
  const others = (other: Org) => mayManage(other) && other.id !== org.id
  const takesMembers = (other: Org) => (held?.members ? holdsMembers(other.kind) : true)
  const into = useOrgs().byId.get(mergeIntoId ?? 0)
  const inTheWay = held ? obstacles(held) : []
  const dissolve = useAction('POST /orgs/:orgId/dissolve', {
    success: '已撤销',
    invalidates: treeReadings,
    form,
    onDone: () => {
      onClose()
      onDissolved()
    },
  })
  return (
    <Modal title={`合并或撤销“${org.name}”`} open={open} onCancel={onClose} onOk={form.submit} okText={mergeIntoId ? '合并' : '撤销'} okButtonProps={{ danger: true, disabled: !held || inTheWay.length > 0 }} cancelText="取消" confirmLoading={dissolve.busy} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={(body) => void dissolve.run({ params: { orgId: org.id }, body })}>
        {inTheWay.map((text) => (
          <Alert key={text} type="error" title={text} style={{ marginBottom: 12 }} />
        ))}
        {held && <Consequences held={held} into={into} />}
        <Form.Item name="mergeIntoId" label="并入" rules={[{ required: (held?.members ?? 0) > 0, message: '还有党员，请选择并入的组织' }]} extra={held?.members === 0 ? '没有党员时可以不选' : undefined}>
          <OrgPicker only={others} selectable={takesMembers} allowClear />
        </Form.Item>
        <Form.Item name="reason" label="事由" rules={[{ required: true, whitespace: true, message: '请写明事由' }]}>
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
