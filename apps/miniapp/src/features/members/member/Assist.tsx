import type { ReplyOf } from '@ejia/contract/client/caller'
import { mayBeActedFor } from '@ejia/domain/acting'
import { messageOf, useAction } from '../../../shared/api'
import { openPage } from '../../../shared/nav'
import { Card, confirm, ListRow, toast } from '../../../shared/ui'

type Member = ReplyOf<'GET /members/:memberId'>

const whatItEnds = '打印的卡片和手机上的码都不能再扫。本人再打开“我的党员码”时会得到新的，也可以在电脑端重新打印。'

function useEndCard({ id, name }: Member) {
  const end = useAction((call) => call('POST /members/:memberId/card-withdrawals', { params: { memberId: id }, body: { reason: 'lost' } }), {
    onSuccess: () => toast('原来的党员码已作废'),
    onError: (error) => toast(messageOf(error)),
  })
  return async () => {
    if (await confirm({ title: `作废${name}的党员码？`, text: whatItEnds, confirmText: '作废' })) await end.mutateAsync().catch(() => undefined)
  }
}

/** What the branch does for a member whose phone will not do. */
export function Assist({ member }: { member: Member }) {
  const endCard = useEndCard(member)
  return (
    <Card tight>
      {mayBeActedFor(member) && (
        <ListRow icon='check' title='代办' note='为本人报名、请假、签收' onPress={() => openPage('/features/members/acting-for/index', { id: member.id })} />
      )}
      <ListRow icon='scan' title='党员码作废' note='手机或卡片丢了时用' onPress={endCard} />
    </Card>
  )
}
