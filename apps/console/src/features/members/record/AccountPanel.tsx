import { Button } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { confirmAction, Moment, Panel, StateTag } from '../../../shared/ui'
import { memberReadings, type Member } from './use-member'

interface Invitation {
  invitation: string
  expiresAt: string
}

/** Whether the member can sign in by phone, and how they get there. */
export function AccountPanel({ member }: { member: Member }) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const manages = useCan('members.manage', member.org.id)
  const params = { memberId: member.id }
  const invite = useAction('POST /members/:memberId/invitations', { onDone: setInvitation })
  const unbind = useAction('DELETE /members/:memberId/binding', { success: '已解除绑定', invalidates: memberReadings })

  async function takeBack() {
    const text = '这位党员的手机会退出登录，要用新的邀请码或向支部申请才能再次绑定。名册和记录不受影响。'
    if (await confirmAction({ title: `解除${member.name}的微信绑定？`, text, ok: '解除绑定', danger: true })) await unbind.run({ params })
  }

  return (
    <Panel title="微信登录" extra={<StateTag tone={member.bound ? 'ok' : 'wait'}>{member.bound ? '已绑定' : '未绑定'}</StateTag>}>
      <p>{member.bound ? '可以在小程序里登录。换了手机或绑错了人，先解除绑定。' : '把邀请码告诉本人，在小程序登录页输入即可绑定。'}</p>
      {invitation && (
        <>
          <p className="invitation">{invitation.invitation}</p>
          <p>
            <small>
              只显示这一次，<Moment value={invitation.expiresAt} /> 前有效，用一次即失效。
            </small>
          </p>
        </>
      )}
      {manages && !member.leftOn && (
        <div className="button-row">
          {member.bound ? (
            <Button danger loading={unbind.busy} onClick={() => void takeBack()}>
              解除绑定
            </Button>
          ) : (
            <Button loading={invite.busy} onClick={() => void invite.run({ params })}>
              {invitation ? '重新生成邀请码' : '生成邀请码'}
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}
