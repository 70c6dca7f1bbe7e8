import { Alert, Form, Input, Modal } from 'antd'
import { isWithin, mayStandBelow, orgKindNames, orgKinds } from '@ejia/domain/orgs'
import { useAction, type InputOf } from '../../shared/api'
import { useReach } from '../../shared/orgs/use-reach'
import { OrgPicker } from '../../shared/ui'
import { Holdings } from './Holdings'
import { treeReadings, type Org } from './use-tree'

interface Props {
  org: Org
  open: boolean
  onClose: () => void
}

type Wish = InputOf<'POST /orgs/:orgId/move'>['body']

const parentsOf = ({ kind }: Org): string => orgKinds.filter((parent) => mayStandBelow(kind, parent)).map((parent) => orgKindNames[parent]).join('或')

/** Another parent for an organisation and all below it. */
export function MoveDialog({ org, open, onClose }: Props) {
  const [form] = Form.useForm<Wish>()
  const mayManage = useReach('orgs.manage')
  const outside = (other: Org) => mayManage(other) && !isWithin(other.path, org.path)
  const fits = (other: Org) => mayStandBelow(org.kind, other.kind) && other.id !== org.parentId
  const move = useAction('POST /orgs/:orgId/move', { success: '已移动', invalidates: treeReadings, form, onDone: onClose })
  return (
    <Modal title={`把“${org.name}”移到其他上级`} open={open} onCancel={onClose} onOk={form.submit} okText="移动" cancelText="取消" confirmLoading={move.busy} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={(body) => void move.run({ params: { orgId: org.id }, body })}>
        <Alert
          type="info"
          style={{ marginBottom: 16 }}
          title={
            <>
              一起移动的有：
              <Holdings orgId={org.id} />。
            </>
          }
          description="移动后由新的上级管理和查看；以前的会议、积分和文章仍记在当时的组织名下。"
        />
        <Form.Item name="parentId" label="新的上级" rules={[{ required: true, message: '请选择新的上级' }]} extra={`${orgKindNames[org.kind]}只能设在${parentsOf(org)}之下`}>
          <OrgPicker only={outside} selectable={fits} />
        </Form.Item>
        <Form.Item name="reason" label="事由" rules={[{ required: true, whitespace: true, message: '请写明事由' }]}>
          <Input.TextArea rows={2} maxLength={200} showCount placeholder="例如：机构调整，党委会 11 月 20 日决定" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
