import { Form, InputNumber } from 'antd'
import { WallPicker } from './WallPicker'

const minutes = (label: string) => <InputNumber min={0} max={1440} step={5} precision={0} suffix="分钟" aria-label={label} style={{ width: '100%' }} />

export function TimeFields({ signUp }: { signUp: boolean }) {
  return (
    <div className="plan__row">
      <Form.Item name="startsAt" label="开始"><WallPicker /></Form.Item>
      <Form.Item name="endsAt" label="结束"><WallPicker /></Form.Item>
      <Form.Item name="checkInOpensAt" label="提前多久可以签到" rules={[{ required: true, message: '请填写分钟数' }]}>{minutes('提前多久可以签到')}</Form.Item>
      <Form.Item name="checkInClosesAt" label="结束后多久仍可签到" rules={[{ required: true, message: '请填写分钟数' }]}>{minutes('结束后多久仍可签到')}</Form.Item>
      {signUp && <Form.Item name="signUpClosesAt" label="报名截止"><WallPicker /></Form.Item>}
    </div>
  )
}
