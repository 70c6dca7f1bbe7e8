import { Button, Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { holdsMembers } from '@ejia/domain/orgs'
import { useAction, type InputOf } from '../../../shared/api'
import { useReach } from '../../../shared/orgs/use-reach'
import type { Org } from '../../../shared/orgs/use-orgs'
import { OrgPicker, Page, Panel, useDraft } from '../../../shared/ui'
import '../members.css'
import { MemberFields } from './MemberFields'

type NewMember = InputOf<'POST /members'>['body']

const takesMembers = ({ kind }: Org) => holdsMembers(kind)

/** Fields left empty are not sent. */
const filled = (values: Partial<NewMember>): NewMember =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')) as NewMember

/** 新增党员: kept in this browser until it is saved. */
export function NewMemberPage() {
  const [form] = Form.useForm<Partial<NewMember>>()
  const navigate = useNavigate()
  const draft = useDraft<Partial<NewMember>>('members.new', { status: 'full', service: 'in_service' })
  const mayManage = useReach('members.manage')
  const create = useAction('POST /members', {
    success: '已加入名册',
    invalidates: ['GET /members', 'GET /member-counts'],
    form,
    onDone: (member) => {
      draft.clear()
      void navigate(`/members/${member.id}`, { replace: true })
    },
  })
  return (
    <Page title="新增党员" back={{ to: '/members', label: '党员名册' }}>
      <Panel>
        <Form form={form} layout="vertical" initialValues={draft.value} onValuesChange={(_, values: Partial<NewMember>) => draft.set(values)} onFinish={(values) => void create.run({ body: filled(values) })} scrollToFirstError>
          <div className="form-grid">
            <Form.Item name="orgId" label="党支部或党小组" rules={[{ required: true, message: '请选择党支部或党小组' }]}>
              <OrgPicker only={mayManage} selectable={takesMembers} />
            </Form.Item>
            <Form.Item name="rosterNo" label="工号或名册编号" extra="没有可以留空，系统会发一个">
              <Input maxLength={30} autoComplete="off" />
            </Form.Item>
          </div>
          <MemberFields />
          <Button type="primary" htmlType="submit" loading={create.busy}>
            保存
          </Button>
        </Form>
      </Panel>
    </Page>
  )
}
