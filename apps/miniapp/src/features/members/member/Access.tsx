import { useState } from 'react'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { messageOf, useAction } from '../../../shared/api'
import { Card, confirm, ListRow, toast } from '../../../shared/ui'
import { InvitationSheet } from './InvitationSheet'

type Invitation = ReplyOf<'POST /members/:memberId/invitations'>

interface Props {
  memberId: string
  name: string
}

function useUnbind({ memberId, name }: Props) {
  const unbind = useAction((call) => call('DELETE /members/:memberId/binding', { params: { memberId } }), {
    onSuccess: () => toast('已解除绑定。'),
    onError: (error) => toast(messageOf(error)),
  })
  return async () => {
    const text = `${name}的微信马上解除绑定，所有手机和浏览器立即退出。再用时要重新用手机号、邀请码或向支部申请绑定。`
    if (await confirm({ title: '解除微信绑定？', text, confirmText: '解除' })) await unbind.mutateAsync().catch(() => undefined)
  }
}

/** How this member gets in: an invitation to bind with, and taking a binding back. */
export function Access({ memberId, name }: Props) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const invite = useAction((call) => call('POST /members/:memberId/invitations', { params: { memberId } }), {
    onSuccess: setInvitation,
    onError: (error) => toast(messageOf(error)),
  })
  const unbind = useUnbind({ memberId, name })
  return (
    <>
      <Card tight>
        <ListRow icon='plus' title='生成邀请码' note='给还没有绑定微信的党员，7 天内有效' onPress={() => invite.mutateAsync().catch(() => undefined)} />
        <ListRow icon='lock' title='解除微信绑定' note='手机丢了、绑错人时用，所有设备立即退出' onPress={unbind} />
      </Card>
      <InvitationSheet name={name} invitation={invitation} onClose={() => setInvitation(null)} />
    </>
  )
}
