import { Form, Input } from 'antd'
import { saying, type FieldsProps } from './fields'

export function MainFields({ values, change, wrong }: FieldsProps) {
  return (
    <>
      <Form.Item label="标题" htmlFor="post-title" required {...saying(wrong('title'))}>
        <Input id="post-title" value={values.title} maxLength={120} showCount placeholder="一句话说清楚" onChange={({ target }) => change({ title: target.value })} />
      </Form.Item>
      <Form.Item label="摘要" htmlFor="post-summary" extra="显示在列表里；不填就取正文开头" {...saying(wrong('summary'))}>
        <Input.TextArea id="post-summary" value={values.summary} maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} onChange={({ target }) => change({ summary: target.value })} />
      </Form.Item>
    </>
  )
}
