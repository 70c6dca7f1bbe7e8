import { Button } from 'antd'
import { useAction, type ItemOf } from '../../../shared/api'
import { askReason, confirmAction } from '../../../shared/ui'
import { memberReadings } from '../record/use-member'

export type Transfer = ItemOf<'GET /member-transfers'>

/** What can be done about a transfer that waits: take in, send back, take back. */
export function TransferActions({ transfer }: { transfer: Transfer }) {
  const { id, member, from, to, expired, mayDecide, mayWithdraw } = transfer
  const params = { transferId: id }
  const decide = useAction('POST /member-transfers/:transferId/decision', { invalidates: memberReadings, success: '已处理' })
  const withdraw = useAction('POST /member-transfers/:transferId/withdrawal', { invalidates: memberReadings, success: '已撤回' })

  async function accept() {
    const text = `接收后${member.name}编入${to.name}，以后的会议、学习和积分都记在这里；以前的记录留在${from.name}。`
    if (await confirmAction({ title: `接收${member.name}？`, text, ok: '接收' })) await decide.run({ params, body: { accept: true } })
  }
  async function refuse() {
    const note = await askReason({ title: `退回${member.name}的转接`, label: '退回原因', hint: `${from.name}会看到这个原因。`, ok: '退回', danger: true })
    if (note !== null) await decide.run({ params, body: { accept: false, note } })
  }
  async function takeBack() {
    if (await confirmAction({ title: `撤回${member.name}的转接？`, text: `${member.name}仍在${from.name}。`, ok: '撤回' })) await withdraw.run({ params, body: {} })
  }

  return (
    <span className="page__extra">
      {mayDecide && !expired && (
        <Button type="primary" size="small" loading={decide.busy} onClick={() => void accept()}>
          接收
        </Button>
      )}
      {mayDecide && (
        <Button size="small" loading={decide.busy} onClick={() => void refuse()}>
          退回
        </Button>
      )}
      {mayWithdraw && (
        <Button size="small" loading={withdraw.busy} onClick={() => void takeBack()}>
          撤回
        </Button>
      )}
    </span>
  )
}
