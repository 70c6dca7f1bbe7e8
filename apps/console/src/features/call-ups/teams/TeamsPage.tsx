import { Button, Tabs, type TableProps } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { teamKindNames } from '@ejia/domain/call-ups'
import { usePages, type ItemOf } from '../../../shared/api'
import { DataTable, EmptyPanel, Moment } from '../../../shared/ui'
import { CallUpsPage } from '../CallUpsPage'

type Team = ItemOf<'GET /standing-teams'>

const columns: NonNullable<TableProps<Team>['columns']> = [
  { title: '队伍', key: 'name', ellipsis: true, render: (_, { id, name }) => <Link to={`/call-ups/teams/${id}`}>{name}</Link> },
  { title: '类别', key: 'kind', width: 120, render: (_, { kind }) => teamKindNames[kind] },
  { title: '组织', key: 'org', width: 220, ellipsis: true, render: (_, { org }) => org.name },
  { title: '队长', key: 'captain', width: 110, render: (_, { captain }) => captain.name },
  { title: '人数', dataIndex: 'size', width: 80, align: 'right' },
  { title: '组建时间', key: 'createdAt', width: 150, render: (_, { createdAt }) => <Moment value={createdAt} /> },
  { title: '操作', key: 'act', width: 80, render: (_, { id, name, can }) => can.call && <Link to={`/call-ups/new?team=${id}`} aria-label={`召集 ${name}`}>召集</Link> },
]

function List({ dissolved }: { dissolved: boolean }) {
  const pages = usePages('GET /standing-teams', { query: { dissolved } })
  const empty = dissolved ? <EmptyPanel title="没有解散的队伍" /> : <EmptyPanel title="还没有队伍">把支部里随时能到的同志编成应急队、突击队或志愿服务队。</EmptyPanel>
  return <DataTable label="队伍" pages={pages} columns={columns} rowKey="id" empty={empty} height="calc(100vh - 380px)" />
}

/** 队伍: who can be called. */
export function TeamsPage() {
  const [view, setView] = useState<'standing' | 'dissolved'>('standing')
  const navigate = useNavigate()
  return (
    <CallUpsPage title="队伍" note="队员的加入、离开都留有记录。召集名单以发出召集时的队员为准。" extra={<Button type="primary" onClick={() => void navigate('/call-ups/teams/new')}>组建队伍</Button>}>
      <Tabs
        activeKey={view}
        onChange={(key) => setView(key === 'dissolved' ? 'dissolved' : 'standing')}
        items={[{ key: 'standing', label: '在编' }, { key: 'dissolved', label: '已解散' }].map(({ key, label }) => ({ key, label, children: key === view && <List dissolved={key === 'dissolved'} /> }))}
      />
    </CallUpsPage>
  )
}
