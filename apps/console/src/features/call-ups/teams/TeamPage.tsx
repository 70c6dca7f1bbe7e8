import { Button, Form, Table, type TableProps } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { teamKindNames } from '@ejia/domain/call-ups'
import { useAction, useRead } from '../../../shared/api'
import { confirmAction, ErrorPanel, Moment, Page, Panel, StateTag } from '../../../shared/ui'
import '../call-ups.css'
import type { Team } from '../words'
import { bodyOf, TeamFields, type TeamValues } from './TeamFields'

type Person = Team['members'][number]

function standingOf({ captain, leftAt, reachable }: Person) {
  if (leftAt !== null) return <StateTag>已离队</StateTag>
  if (!reachable) return <StateTag tone="wait">已不在本组织，不会召集</StateTag>
  return captain ? <StateTag tone="ok">队长</StateTag> : <StateTag tone="ok">在队</StateTag>
}

const columns: TableProps<Person>['columns'] = [
  { title: '姓名', key: 'name', width: 140, render: (_, { member }) => <Link to={`/members/${member.id}`}>{member.name}</Link> },
  { title: '所在组织', key: 'org', ellipsis: true, render: (_, { org }) => org.name },
  { title: '情况', key: 'standing', width: 200, render: (_, person) => standingOf(person) },
  { title: '加入', key: 'joinedAt', width: 160, render: (_, { joinedAt }) => <Moment value={joinedAt} /> },
  { title: '离开', key: 'leftAt', width: 160, render: (_, { leftAt }) => leftAt && <Moment value={leftAt} /> },
]

const readings = ['GET /standing-teams', 'GET /standing-teams/:teamId'] as const

function Editor({ team, onDone }: { team: Team; onDone: () => void }) {
  const [form] = Form.useForm<TeamValues>()
  const standing = team.members.filter(({ leftAt }) => leftAt === null).map(({ member }) => member)
  const action = useAction('PUT /standing-teams/:teamId', { form, success: '已保存', invalidates: readings, onDone })
  const initial = { name: team.name, kind: team.kind, duty: team.duty, captainId: team.captain.id, memberIds: standing.map(({ id }) => id) }
  return (
    <Panel title="修改队伍">
      <Form<TeamValues>
        form={form}
        layout="vertical"
        className="call-ups-form"
        initialValues={initial}
        onFinish={(values) => void action.run({ params: { teamId: team.id }, body: { ...bodyOf(values), version: team.version } })}
      >
        <TeamFields orgId={team.org.id} known={standing} />
        <div className="call-ups-buttons">
          <Button type="primary" htmlType="submit" loading={action.busy}>
            保存
          </Button>
          <Button onClick={onDone}>取消</Button>
        </div>
      </Form>
    </Panel>
  )
}

function Dissolve({ team }: { team: Team }) {
  const action = useAction('POST /standing-teams/:teamId/dissolution', { success: '队伍已解散', invalidates: readings })
  const ask = async () => {
    const sure = await confirmAction({ title: `解散${team.name}？`, text: '解散后不能再召集。队员和历次召集的记录都保留。', ok: '解散', danger: true })
    if (sure) await action.run({ params: { teamId: team.id }, body: {} })
  }
  return <Button loading={action.busy} onClick={() => void ask()}>解散</Button>
}

function About({ team }: { team: Team }) {
  return (
    <Panel title="队伍">
      <dl className="call-ups-facts">
        <dt>组织</dt>
        <dd>{team.org.name}</dd>
        <dt>类别</dt>
        <dd>{teamKindNames[team.kind]}</dd>
        <dt>队长</dt>
        <dd>{team.captain.name}</dd>
        <dt>任务</dt>
        <dd>{team.duty || '未填写'}</dd>
      </dl>
    </Panel>
  )
}

/** One team: what for, who stands in it, and who stood. */
export function TeamPage() {
  const { teamId = '' } = useParams()
  const [editing, setEditing] = useState(false)
  const navigate = useNavigate()
  const team = useRead('GET /standing-teams/:teamId', { params: { teamId } })
  const { data } = team
  const actions = data && !editing && (
    <>
      {data.can.change && <Dissolve team={data} />}
      {data.can.change && <Button onClick={() => setEditing(true)}>修改</Button>}
      {data.can.call && <Button type="primary" onClick={() => void navigate(`/call-ups/new?team=${data.id}`)}>召集</Button>}
    </>
  )
  return (
    <Page title={data?.name ?? '队伍'} back={{ to: '/call-ups/teams', label: '队伍' }} loading={team.isPending} note={data?.dissolvedAt && <StateTag>已解散</StateTag>} extra={actions}>
      {team.error && <ErrorPanel error={team.error} retry={() => void team.refetch()} />}
      {data && (
        <>
          {editing ? <Editor key={data.version} team={data} onDone={() => setEditing(false)} /> : <About team={data} />}
          <Panel title={`队员（在队 ${data.size} 人）`} flush>
            <Table<Person> columns={columns ?? []} dataSource={data.members} rowKey={({ member, joinedAt }) => `${member.id} ${joinedAt}`} pagination={false} size="middle" />
          </Panel>
        </>
      )}
    </Page>
  )
}
