import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { useAction, visitorCall } from '../../../shared/api'
import { acceptTokens } from '../../../shared/session'
import { QrCode } from '../qr/QrCode'
import { NewPasswordFields } from './NewPasswordFields'
import type { Offer } from './offer'
import { RecoveryCodes } from './RecoveryCodes'

type Done = ReplyOf<'POST /auth/operator-set-ups'>

interface Values {
  newPassword?: string
  code: string
}

/** For whoever cannot scan: the secret to type into the authenticator, four letters at a time. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** Once after a one-time password or a recovery code: an authenticator, and where asked a password of one's own. */
export function SetUp({ offer, onExpired }: { offer: Offer; onExpired: () => void }) {
  const [form] = Form.useForm<Values>()
  const [done, setDone] = useState<Done>()
  const finish = useAction(
    (_call, { newPassword, code }: Values) => visitorCall('POST /auth/operator-set-ups', { body: { ticket: offer.ticket, code, ...(newPassword && { newPassword }) } }),
    {
      form,
      onDone: setDone,
      onProblem: ({ code }) => {
        if (code === 'auth.set_up_expired') onExpired()
        return false
      },
    },
  )
  if (done) return <RecoveryCodes codes={done.recoveryCodes} onSaved={() => acceptTokens(done.tokens)} />
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void finish.run(values)}>
      <Alert
        className="sign-in__problem"
        type="info"
        title={offer.newPassword ? '首次登录：请换成自己的密码，并绑定验证器。' : '请在新手机上重新绑定验证器。原来的验证器随后失效。'}
      />
      {offer.newPassword && <NewPasswordFields form={form} accountName={offer.name} />}
      <div className="set-up__scan">
        <QrCode text={offer.uri} label="验证器绑定二维码" size={160} />
        <div>
          <p>用手机上的验证器应用（如 Microsoft Authenticator、FreeOTP）扫左边的二维码，再填入它显示的 6 位数字。</p>
          <p>
            不能扫码时，手动输入密钥：
            <code>{grouped(offer.secret)}</code>
          </p>
        </div>
      </div>
      <Form.Item name="code" label="动态码" rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: '请填写验证器上的 6 位数字' }]}>
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={finish.busy}>
        完成设置
      </Button>
    </Form>
  )
}
