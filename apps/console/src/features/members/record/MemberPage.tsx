import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRead } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { ErrorPanel, Page, StateTag } from '../../../shared/ui'
import '../members.css'
import { AccountPanel } from './AccountPanel'
import { HistoryPanel } from './HistoryPanel'
import { LeaveDialog } from './LeaveDialog'
import { PointsPanel } from './PointsPanel'
import { RecordPanel } from './RecordPanel'
import { RolesPanel } from './RolesPanel'
import { TransferDialog } from './TransferDialog'
import { TransferNotice } from './TransferNotice'
import type { Member } from './use-member'

const back = { to: '/members', label: '党员名册' }

function Actions({ member }: { member: Member }) {
  const [open, setOpen] = useState<'transfer' | 'leave' | null>(null)
  if (!useCan('members.manage', member.org.id)) return null
  const close = () => setOpen(null)
  return (
    <>
      {!member.leftOn && <Button onClick={() => setOpen('transfer')}>转到其他支部</Button>}
      <Button onClick={() => setOpen('leave')}>{member.leftOn ? '恢复在册' : '标为离开'}</Button>
      <TransferDialog member={member} open={open === 'transfer'} onClose={close} />
      <LeaveDialog member={member} open={open === 'leave'} onClose={close} />
    </>
  )
}

/** One member: the record, what happened to it, and what hangs on it. */
export function MemberPage() {
  const { memberId = '' } = useParams()
  const { data: member, error, isPending, refetch } = useRead('GET /members/:memberId', { params: { memberId } })
  if (error) {
    return (
      <Page title="党员" back={back}>
        <ErrorPanel error={error} retry={() => void refetch()} />
      </Page>
    )
  }
  if (isPending || !member) return <Page title="党员" back={back} loading />
  return (
    <Page title={member.name} back={back} note={<>{member.org.name} · 编号 {member.rosterNo} {member.leftOn && <StateTag tone="bad">{`${member.leftOn} 离开`}</StateTag>}</>} extra={<Actions member={member} />}>
      <TransferNotice member={member} />
      <div className="record">
        <div>
          <RecordPanel key={member.id} member={member} />
          <HistoryPanel memberId={member.id} />
        </div>
        <div>
          <AccountPanel member={member} />
          <RolesPanel member={member} />
          <PointsPanel member={member} />
        </div>
      </div>
    </Page>
  )
}
