import { Form, Input, Modal } from 'antd'
import { useAction } from '../../shared/api'
import { TermFields, type Terms } from './TermFields'
import { treeReadings, type Org } from './use-tree'

interface Props {
  org: Org
  open: boolean
  onClose: () => void
}

interface Values extends Terms {
  name: string
  shortName: string
}

/** 改名与任期. */
export function EditOrgDialog({ org, open, onClose }: Props) {
  const [form] = Form.useForm<Values>()
  const { name, shortName, foundedOn, termStartsOn, termEndsOn } = org
  const save = useAction('PATCH /orgs/:orgId', { success: '已保存', invalidates: treeReadings, form, onDone: onClose })
  return (
    <Modal title="改名与任期" open={open} onCancel={onClose} onOk={form.submit} okText="保存" cancelText="取消" confirmLoading={save.busy} destroyOnHidden>
      <Form form={form} layout="vertical" initialValues={{ name, shortName, foundedOn, termStartsOn, termEndsOn }} onFinish={(body) => void save.run({ params: { orgId: org.id }, body })}>
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="shortName" label="简称" rules={[{ required: true, whitespace: true, message: '请填写简称' }]} extra="用在窄的地方，例如“心内科”">
          <Input maxLength={20} />
        </Form.Item>
        <TermFields form={form} kind={org.kind} />
      </Form>
    </Modal>
  )
}
