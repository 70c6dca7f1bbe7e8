import { Button, DatePicker, Form, InputNumber, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { useNavigate } from 'react-router'
import type { Caller } from '@ejia/contract/client/caller'
import { useAction } from '../../shared/api'
import { today } from '../../shared/time'
import { OrgPicker, Page, Panel } from '../../shared/ui'
import { ItemPicker } from './ItemPicker'
import { PostPicker } from './PostPicker'
import './study.css'

interface Values {
  from: 'post' | 'item'
  postId?: string
  itemId?: string
  creditMinutes: number
  orgId: number
  dueOn: Dayjs
}

/** A post becomes an item first; should the second step fail, the item is there to be chosen next time. */
async function assign(call: Caller, values: Values): Promise<void> {
  const { orgId, creditMinutes, postId = '', itemId: chosen = '' } = values
  const itemId = values.from === 'item' ? chosen : (await call('POST /study/items', { body: { postId, orgId, creditMinutes } })).id
  await call('POST /study/assignments', { body: { itemId, orgId, dueOn: values.dueOn.format('YYYY-MM-DD') } })
}

export function AssignPage() {
  const [form] = Form.useForm<Values>()
  const from = Form.useWatch('from', form) ?? 'post'
  const navigate = useNavigate()
  const action = useAction(assign, {
    form,
    success: '已安排',
    invalidates: ['GET /study/assignments', 'GET /study/items'],
    onDone: () => void navigate('/study'),
  })
  return (
    <Page title="安排学习" back={{ to: '/study', label: '学习' }}>
      <Panel>
        <Form<Values> form={form} layout="vertical" className="study__form" initialValues={{ from: 'post', creditMinutes: 30 }} onFinish={(values) => void action.run(values)}>
          <Form.Item label="学习内容来自" name="from">
            <Radio.Group options={[{ value: 'post', label: '已发布的文章' }, { value: 'item', label: '以前用过的学习内容' }]} />
          </Form.Item>
          {from === 'post' ? (
            <>
              <Form.Item label="文章" name="postId" rules={[{ required: true, message: '请选择一篇文章' }]}>
                <PostPicker />
              </Form.Item>
              <Form.Item label="学时（分钟）" name="creditMinutes" extra="完成后计入的学时，与实际阅读时间无关。" rules={[{ required: true, message: '请填写学时' }]}>
                <InputNumber min={5} max={480} step={5} precision={0} />
              </Form.Item>
            </>
          ) : (
            <Form.Item label="学习内容" name="itemId" rules={[{ required: true, message: '请选择学习内容' }]}>
              <ItemPicker />
            </Form.Item>
          )}
          <Form.Item label="安排给（含下级）" name="orgId" rules={[{ required: true, message: '请选择组织' }]}>
            <OrgPicker />
          </Form.Item>
          <Form.Item label="完成期限" name="dueOn" rules={[{ required: true, message: '请选择日期' }]}>
            <DatePicker disabledDate={(day) => day.format('YYYY-MM-DD') < today()} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={action.busy}>
            安排
          </Button>
        </Form>
      </Panel>
    </Page>
  )
}
