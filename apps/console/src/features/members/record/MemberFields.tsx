import { Form, Input, Radio, Select, Switch } from 'antd'
import { isMobile, memberStatuses, memberStatusNames, serviceNames, services } from '@ejia/domain/members'
import { today } from '../../../shared/time'
import { DayField } from '../../../shared/ui'

const statusOptions = memberStatuses.map((value) => ({ value, label: memberStatusNames[value] }))
const serviceOptions = services.map((value) => ({ value, label: serviceNames[value] }))
const genderOptions = [{ value: 'male', label: '男' }, { value: 'female', label: '女' }]

const phoneRule = { validator: (_: unknown, text?: string | null) => (!text || isMobile(text) ? Promise.resolve() : Promise.reject(new Error('手机号要是 11 位数字'))) }

interface Props {
  /** What is known of the phone: an empty field leaves it as it is. */
  phoneMasked?: string | null
}

/** What a member's record says, as fields named as the API names them. */
export function MemberFields({ phoneMasked }: Props) {
  return (
    <div className="form-grid">
      <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="gender" label="性别">
        <Radio.Group options={genderOptions} />
      </Form.Item>
      <Form.Item name="status" label="人员状态" rules={[{ required: true, message: '请选择人员状态' }]}>
        <Select options={statusOptions} />
      </Form.Item>
      <Form.Item name="service" label="在职状态">
        <Select options={serviceOptions} />
      </Form.Item>
      <Form.Item name="joinedOn" label="入党日期" extra="支部大会通过之日">
        <DayField notAfter={today()} />
      </Form.Item>
      <Form.Item name="fullOn" label="转正日期" extra="党龄从这一天算起">
        <DayField notAfter={today()} />
      </Form.Item>
      <Form.Item name="phone" label="手机号" rules={[phoneRule]} extra={phoneMasked ? `已登记 ${phoneMasked}，不改就留空` : '夫妻共用一个号码也可以'}>
        <Input maxLength={11} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item name="away" label="外出（流动党员）" valuePropName="checked">
        <Switch />
      </Form.Item>
    </div>
  )
}
