import { View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { copyText } from '../../../platform/clipboard'
import { dateTimeText } from '../../../shared/format'
import { Button, NoticeBar, Sheet, toast } from '../../../shared/ui'

type Invitation = ReplyOf<'POST /members/:memberId/invitations'>

/** ACDEFGHJKM → ACDEF-GHJKM: read out and typed more easily. */
export const spelled = (code: string): string => code.replace(/^(.{5})(.+)$/, '$1-$2')

interface Props {
  name: string
  invitation: Invitation | null
  onClose: () => void
}

/** The one time a code is shown. */
export function InvitationSheet({ name, invitation, onClose }: Props) {
  if (!invitation) return null
  const code = spelled(invitation.invitation)
  const copy = async () => toast((await copyText(code)) ? '已复制，可以发给本人。' : '没能复制，请抄下来。')
  return (
    <Sheet open title={`${name}的邀请码`} onClose={onClose}>
      <View className='members-code'>{code}</View>
      <View className='members-sheet__text'>{`${dateTimeText(invitation.expiresAt)}前有效，只能用一次。请直接发给${name}本人：打开小程序，点“微信登录”，填上这个码。`}</View>
      <NoticeBar icon='lock'>关闭后不再显示。丢了可以再生成一个，之前的随即作废。</NoticeBar>
      <View className='members-sheet__action'>
        <Button block onPress={copy}>
          复制邀请码
        </Button>
      </View>
    </Sheet>
  )
}
