import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAction, visitorCall } from '../../../shared/api'
import { acceptTokens } from '../../../shared/session'
import type { Offer } from './offer'
import { SetUp } from './SetUp'

interface Values {
  name: string
  password: string
  code?: string
}

/** For operators without WeChat. Everything goes in one request: which part was wrong is not told. */
export function OperatorSignIn() {
  const [form] = Form.useForm<Values>()
  const [offer, setOffer] = useState<Offer>()
  const signIn = useAction((_call, body: Values) => visitorCall('POST /auth/operator-sessions', { body }), {
    form,
    onDone: (reply) => (reply.state === 'set_up' ? setOffer(reply) : acceptTokens(reply.tokens)),
    // a code is good once: the next try needs the next one
    onProblem: () => {
      form.setFieldValue('code', '')
      return true
    },
  })
  if (offer) return <SetUp offer={offer} onExpired={() => setOffer(undefined)} />
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void signIn.run(values)}>
      {signIn.error && <Alert className="sign-in__problem" type="error" title={signIn.error.message} role="alert" />}
      <Form.Item name="name" label="账号" rules={[{ required: true, whitespace: true, message: '请填写账号' }]}>
        <Input autoComplete="username" maxLength={60} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="code" label="动态码" extra="验证器应用里的 6 位数字。首次登录留空；手机丢了可填恢复码。">
        <Input autoComplete="one-time-code" inputMode="text" maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.busy}>
        登录
      </Button>
    </Form>
  )
}
