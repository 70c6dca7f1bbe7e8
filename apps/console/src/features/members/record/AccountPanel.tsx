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
    const text = '这位党员的微信马上解除绑定，所有手机和浏览器立即退出。再用时要重新用手机号、邀请码或向支部申请绑定。名册和记录不受影响。'
    if (await confirmAction({ title: `解除${member.name}的微信绑定？`, text, ok: '解除绑定', danger: true })) await unbind.run({ params })
  }

  return (
    <Panel title="微信登录" extra={<StateTag tone={member.bound ? 'ok' : 'wait'}>{member.bound ? '已绑定' : '未绑定'}</StateTag>}>
      <p>{member.bound ? '可以在小程序里登录。手机丢了、绑错了人，请马上解除绑定：微信和所有设备立即退出。本人换微信的，在新微信里申请，您核实后换绑即可。' : '本人可以在小程序里用手机号绑定；手机号对不上或不方便的，把邀请码告诉本人，在登录页输入即可。'}</p>
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
