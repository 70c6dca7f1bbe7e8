import { Form, Input, type FormInstance } from 'antd'
import { passwordFault, passwordFaultText, passwordMinLength } from '@ejia/domain/passwords'

interface Props {
  form: FormInstance
  /** The rules compare with it. */
  accountName: string
}

const good = (accountName: string) => (_rule: unknown, value: string | undefined) => {
  const fault = passwordFault(value ?? '', accountName)
  return fault === null ? Promise.resolve() : Promise.reject(new Error(passwordFaultText[fault]))
}

/** A password of one's own, twice. */
export function NewPasswordFields({ form, accountName }: Props) {
  const same = (_rule: unknown, value: string | undefined) =>
    value === form.getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error('两次填写的不一样'))
  return (
    <>
      <Form.Item
        name="newPassword"
        label="新密码"
        extra={`至少 ${passwordMinLength} 个字符，不必混用大小写和符号；几个不相干的词连在一起最好记。`}
        validateTrigger="onBlur"
        rules={[{ validator: good(accountName) }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="again" label="再填一次新密码" dependencies={['newPassword']} validateTrigger="onBlur" rules={[{ validator: same }]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  )
}
