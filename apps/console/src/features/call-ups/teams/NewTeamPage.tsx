import { Button, Form } from 'antd'
import { useNavigate } from 'react-router'
import { useAction } from '../../../shared/api'
import { useReach } from '../../../shared/orgs/use-reach'
import { useMe } from '../../../shared/session'
import { OrgPicker, Page, Panel } from '../../../shared/ui'
import '../call-ups.css'
import { bodyOf, TeamFields, type TeamValues } from './TeamFields'

type Values = TeamValues & { orgId: number }

export function NewTeamPage() {
  const [form] = Form.useForm<Values>()
  const me = useMe()
  const inReach = useReach('call_ups.prepare')
  const orgs = [...new Set(me.roles.map(({ org }) => org.id))]
  const orgId = Form.useWatch('orgId', form)
  const navigate = useNavigate()
  const action = useAction('POST /standing-teams', { form, success: '队伍已组建', invalidates: ['GET /standing-teams'], onDone: ({ id }) => void navigate(`/call-ups/teams/${id}`, { replace: true }) })
  return (
    <Page title="组建队伍" back={{ to: '/call-ups/teams', label: '队伍' }}>
      <Panel>
        <Form<Values>
          form={form}
          layout="vertical"
          className="call-ups-form"
          initialValues={{ kind: 'emergency', ...(orgs.length === 1 && { orgId: orgs[0] }) }}
          onFinish={(values) => void action.run({ body: { ...bodyOf(values), orgId: values.orgId } })}
        >
          <Form.Item label="所属组织" name="orgId" rules={[{ required: true, message: '请选择组织' }]} extra="队员从这个组织和它的下级里选。">
            <OrgPicker only={inReach} />
          </Form.Item>
          <TeamFields orgId={orgId} />
          <Button type="primary" htmlType="submit" loading={action.busy}>
            组建
          </Button>
        </Form>
      </Panel>
    </Page>
  )
}
