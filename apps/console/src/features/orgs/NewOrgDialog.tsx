import { Form, Input, Modal, Select } from 'antd'
import { childKinds, orgKindNames, type OrgKind } from '@ejia/domain/orgs'
import { useAction } from '../../shared/api'
import { TermFields, type Terms } from './TermFields'
import { treeReadings, type Org } from './use-tree'

interface Props {
  parent: Org
  open: boolean
  onClose: () => void
  onFounded: (orgId: number) => void
}

interface Values extends Terms {
  name: string
  kind: OrgKind
}

const given = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as unknown as Values

/** A new organisation below the chosen one. */
export function NewOrgDialog({ parent, open, onClose, onFounded }: Props) {
  const [form] = Form.useForm<Values>()
  const kinds = childKinds[parent.kind]
  const kind = Form.useWatch('kind', form) ?? kinds[0] ?? 'branch'
  const create = useAction('POST /orgs', {
    success: '已成立',
    invalidates: treeReadings,
    form,
    onDone: (org) => {
      onClose()
      onFounded(org.id)
    },
  })
  return (
    <Modal title={`在“${parent.name}”下新建`} open={open} onCancel={onClose} onOk={form.submit} okText="成立" cancelText="取消" confirmLoading={create.busy} destroyOnHidden>
      <Form form={form} layout="vertical" initialValues={{ kind: kinds[kinds.length - 1] }} onFinish={(values) => void create.run({ body: { parentId: parent.id, ...given(values) } })}>
        <Form.Item name="kind" label="类别" rules={[{ required: true }]}>
          <Select options={kinds.map((value) => ({ value, label: orgKindNames[value] }))} />
        </Form.Item>
        <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]} extra="例如“心内科党支部”">
          <Input maxLength={60} />
        </Form.Item>
        <TermFields form={form} kind={kind} />
      </Form>
    </Modal>
  )
}
