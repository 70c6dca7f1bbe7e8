import { Button, Checkbox, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { mostTeamsCalled, teamKindNames } from '@ejia/domain/call-ups'
import { useAction, usePages, type ItemOf } from '../../../shared/api'
import { instantOf, wallClock } from '../../../shared/time'
import { confirmAction, EmptyPanel, ErrorPanel, Page, Panel } from '../../../shared/ui'
import '../call-ups.css'

interface Values {
  teamIds: string[]
  title: string
  what: string
  place: string
  gatherBy: Dayjs
  rehearsal?: boolean
}

type Team = ItemOf<'GET /standing-teams'>

/** Half an hour from now, on five minutes. */
const soon = (): Dayjs => {
  const at = wallClock(new Date(Date.now() + 30 * 60_000).toISOString())
  return at.add((5 - (at.minute() % 5)) % 5, 'minute').second(0)
}

const summary = (teams: readonly Team[], ids: readonly string[]): string => {
  const chosen = teams.filter(({ id }) => ids.includes(id))
  return `${chosen.map(({ name }) => name).join('、')}，共 ${chosen.reduce((sum, { size }) => sum + size, 0)} 人次。马上发到手机，夜间也发。`
}

interface TeamsProps {
  value?: string[]
  onChange?: (teamIds: string[]) => void
  options: { value: string; label: string }[]
}

/** A group of its own name: what a field of the form would add is not for a group to say. */
const TeamsField = ({ value = [], onChange, options }: TeamsProps) => (
  <Checkbox.Group className="call-ups-teams" aria-label="召集哪些队伍" options={options} value={value} {...(onChange && { onChange })} />
)

function Fields({ teams }: { teams: readonly Team[] }) {
  const options = teams.map(({ id, name, kind, size, org }) => ({ value: id, label: `${name}（${org.name} · ${teamKindNames[kind]} · ${size} 人）` }))
  return (
    <>
      <Form.Item label="召集哪些队伍" name="teamIds" rules={[{ required: true, message: '请选择队伍' }, { type: 'array', max: mostTeamsCalled, message: `一次最多 ${mostTeamsCalled} 支队伍` }]}>
        <TeamsField options={options} />
      </Form.Item>
      <Form.Item label="什么事" name="title" rules={[{ required: true, whitespace: true, message: '请写什么事' }]}>
        <Input maxLength={40} showCount placeholder="如：急诊批量伤员" />
      </Form.Item>
      <Form.Item label="情况" name="what" rules={[{ required: true, whitespace: true, message: '请写清情况' }]} extra="发生了什么、需要做什么、带什么。手机通知只显示前面一段。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Form.Item label="集合地点" name="place" rules={[{ required: true, whitespace: true, message: '请写到哪里集合' }]}>
        <Input maxLength={80} placeholder="如：门诊一楼大厅" />
      </Form.Item>
      <Form.Item label="最迟到场时间" name="gatherBy" rules={[{ required: true, message: '请选择时间' }]}>
        <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" allowClear={false} needConfirm={false} />
      </Form.Item>
      <Form.Item name="rehearsal" valuePropName="checked">
        <Checkbox>这是演练（标题前会标明“演练”）</Checkbox>
      </Form.Item>
    </>
  )
}

function StartForm({ teams }: { teams: readonly Team[] }) {
  const [form] = Form.useForm<Values>()
  const [params] = useSearchParams()
  const rehearsal = Form.useWatch('rehearsal', form) === true
  const [initial] = useState(() => {
    const asked = params.get('team')
    const known = teams.filter(({ id }) => id === asked || teams.length === 1).map(({ id }) => id)
    return { teamIds: known, gatherBy: soon(), rehearsal: false }
  })
  const navigate = useNavigate()
  const action = useAction('POST /call-ups', { form, success: '召集已发出', invalidates: ['GET /call-ups'], onDone: ({ id }) => void navigate(`/call-ups/${id}`, { replace: true }) })
  const finish = async ({ gatherBy, rehearsal: asRehearsal = false, ...values }: Values) => {
    const sure = await confirmAction({ title: asRehearsal ? '现在开始演练？' : '现在召集？', text: summary(teams, values.teamIds), ok: '发出', danger: true })
    if (sure) await action.run({ body: { ...values, gatherBy: instantOf(gatherBy), rehearsal: asRehearsal } })
  }
  return (
    <Form<Values> form={form} layout="vertical" className="call-ups-form" initialValues={initial} onFinish={(values) => void finish(values)}>
      <Fields teams={teams} />
      <Button type="primary" htmlType="submit" size="large" loading={action.busy}>
        {rehearsal ? '开始演练' : '马上召集'}
      </Button>
    </Form>
  )
}

/** 发起召集: which teams, what for, where to, by when. */
export function StartPage() {
  const teams = usePages('GET /standing-teams', { query: {} })
  const callable = teams.rows.filter(({ can }) => can.call)
  return (
    <Page title="发起召集" back={{ to: '/call-ups', label: '应急召集' }} loading={teams.isPending}>
      {teams.error && <ErrorPanel error={teams.error} retry={teams.refetch} />}
      {!teams.isPending && !teams.error && (
        <Panel>{callable.length > 0 ? <StartForm teams={callable} /> : <EmptyPanel title="没有可以召集的队伍">先在“队伍”里组建一支。</EmptyPanel>}</Panel>
      )}
    </Page>
  )
}
