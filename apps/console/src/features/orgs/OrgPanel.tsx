import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { orgKindNames, termStateNames } from '@ejia/domain/orgs'
import { Day, Panel, StateTag } from '../../shared/ui'
import { DissolveDialog } from './DissolveDialog'
import { EditOrgDialog } from './EditOrgDialog'
import { MoveDialog } from './MoveDialog'
import { OrgHistory } from './OrgHistory'
import { TallyTable } from './TallyTable'
import type { Org, OrgTally } from './use-tree'

interface Props {
  org: Org
  tally: OrgTally | undefined
  below: readonly Org[]
  canManage: boolean
  onChoose: (orgId: number) => void
}

const termTones = { unset: 'plain', running: 'ok', ending: 'wait', ended: 'bad' } as const

function Facts({ org, below }: Pick<Props, 'org' | 'below'>) {
  const term = org.termStartsOn || org.termEndsOn
  return (
    <dl className="org-facts">
      <dt>类别</dt>
      <dd>{orgKindNames[org.kind]}</dd>
      <dt>简称</dt>
      <dd>{org.shortName}</dd>
      <dt>成立日期</dt>
      <dd>
        <Day value={org.foundedOn} />
      </dd>
      <dt>本届任期</dt>
      <dd>
        {term ? (
          <>
            <Day value={org.termStartsOn} /> 至 <Day value={org.termEndsOn} />
          </>
        ) : (
          '—'
        )}{' '}
        <StateTag tone={termTones[org.termState]}>{termStateNames[org.termState]}</StateTag>
      </dd>
      <dt>下级组织</dt>
      <dd>{below.length} 个</dd>
    </dl>
  )
}

function Actions({ org, onChoose }: Pick<Props, 'org' | 'onChoose'>) {
  const [open, setOpen] = useState<'edit' | 'move' | 'dissolve' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="org-actions">
      <Button onClick={() => setOpen('edit')}>改名与任期</Button>
      {org.parentId !== null && (
        <>
          <Button onClick={() => setOpen('move')}>移到其他上级</Button>
          <Button danger onClick={() => setOpen('dissolve')}>
            合并或撤销
          </Button>
        </>
      )}
      <EditOrgDialog org={org} open={open === 'edit'} onClose={close} />
      <MoveDialog org={org} open={open === 'move'} onClose={close} />
      <DissolveDialog org={org} open={open === 'dissolve'} onClose={close} onDissolved={() => onChoose(org.parentId ?? org.id)} />
    </div>
  )
}

/** One organisation: what it is, who is in it, what happened to it, and what can be done. */
export function OrgPanel({ org, tally, below, canManage, onChoose }: Props) {
  return (
    <div>
      <Panel title={org.name}>
        <Facts org={org} below={below} />
        {canManage && <Actions org={org} onChoose={onChoose} />}
      </Panel>
      {tally && (
        <Panel title="党员" extra={<Link to={`/members?org=${org.id}`}>查看名册</Link>}>
          <TallyTable tally={tally} alone={below.length === 0} />
        </Panel>
      )}
      <OrgHistory orgId={org.id} />
    </div>
  )
}
