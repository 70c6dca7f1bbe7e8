import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { problemOf, useAction, useRead } from '../../../shared/api'
import { ErrorPanel, Moment, Panel, toast } from '../../../shared/ui'
import { NewPasswordFields } from '../operator/NewPasswordFields'
import { RecoveryCodes } from '../operator/RecoveryCodes'

interface Factors {
  password: string
  code: string
}

/** Asked again for whatever changes the way in. */
function FactorFields() {
  return (
    <>
      <Form.Item name="password" label="当前密码" rules={[{ required: true, message: '请填写当前密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="code" label="动态码" rules={[{ required: true, message: '请填写验证器上的 6 位数字' }]}>
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
      </Form.Item>
    </>
  )
}

function ChangePassword({ accountName }: { accountName: string }) {
  const [form] = Form.useForm<Factors & { newPassword: string }>()
  const change = useAction('POST /auth/operator/password', {
    form,
    invalidates: ['GET /auth/operator'],
    onDone: () => {
      form.resetFields()
      toast.success('密码已更改，其他设备已退出')
    },
  })
  return (
    <Panel title="更改密码">
      <Form className="account-form" name="change" form={form} layout="vertical" requiredMark={false} onFinish={({ password, code, newPassword }) => void change.run({ body: { password, code, newPassword } })}>
        <FactorFields />
        <NewPasswordFields form={form} accountName={accountName} />
        <Button type="primary" htmlType="submit" loading={change.busy}>
          更改密码
        </Button>
      </Form>
    </Panel>
  )
}

function RenewCodes({ left }: { left: number }) {
  const [form] = Form.useForm<Factors>()
  const [codes, setCodes] = useState<string[]>()
  const renew = useAction('POST /auth/operator/recovery-codes', { form, invalidates: ['GET /auth/operator'], onDone: ({ recoveryCodes }) => setCodes(recoveryCodes) })
  const saved = () => {
    setCodes(undefined)
    form.resetFields()
  }
  return (
    <Panel title="恢复码">
      {codes ? (
        <div className="account-form">
          <RecoveryCodes codes={codes} onSaved={saved} />
        </div>
      ) : (
        <Form className="account-form" name="renew" form={form} layout="vertical" requiredMark={false} onFinish={(body) => void renew.run({ body })}>
          <Alert className="sign-in__problem" type={left < 3 ? 'warning' : 'info'} title={`还有 ${left} 个没有用过。重新生成后，原来的全部失效。`} />
          <FactorFields />
          <Button htmlType="submit" loading={renew.busy}>
            重新生成
          </Button>
        </Form>
      )}
    </Panel>
  )
}

/** For those who sign in with a password. Others without a roster entry sign in with WeChat and see nothing here. */
export function OperatorPanels() {
  const { data, error, refetch } = useRead('GET /auth/operator', {})
  if (error) return problemOf(error).status === 404 ? null : <ErrorPanel error={error} retry={() => void refetch()} />
  if (!data) return null
  return (
    <>
      <Panel title="运维登录">
        <dl className="account-facts">
          <dt>账号</dt>
          <dd>{data.name}</dd>
          <dt>密码设于</dt>
          <dd>
            <Moment value={data.passwordSetAt} />
          </dd>
          <dt>验证器绑定于</dt>
          <dd>
            <Moment value={data.enrolledAt} />
          </dd>
        </dl>
      </Panel>
      <ChangePassword accountName={data.name} />
      <RenewCodes left={data.recoveryCodesLeft} />
    </>
  )
}
