import { Alert } from 'antd'
import { useRead } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { Day } from '../../../shared/ui'
import { TransferActions } from '../transfers/TransferActions'
import type { Member } from './use-member'

/** That the member is on the way to another branch. */
export function TransferNotice({ member }: { member: Member }) {
  const manages = useCan('members.manage', member.org.id)
  const { data } = useRead('GET /member-transfers', { query: { memberId: member.id, state: 'asked' } }, { enabled: manages })
  const transfer = data?.items[0]
  if (!transfer) return null
  const { from, to, endsOn, expired } = transfer
  const title = (
    <>
      {expired ? '转接已超过有效期，没有接收：' : '正在转接：'}由{from.name}转到{to.name}，介绍信有效期到 <Day value={endsOn} />。
    </>
  )
  return <Alert type={expired ? 'error' : 'warning'} title={title} action={<TransferActions transfer={transfer} />} style={{ marginBottom: 16 }} />
}
