import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { isAmountAllowed, isCasewiseRule } from '@ejia/domain/points'
import { useAction, useRead } from '../../../shared/api'
import { Panel } from '../../../shared/ui'
import { capText, signed, type Appeal } from '../words'
import { appealReadings } from './appeal-tones'

interface Values {
  uphold?: boolean
  reverse?: boolean
  give?: boolean
  ruleKey?: string
  amount?: number | null
  title?: string
  text?: string
}

const toBody = ({ uphold = false, reverse = false, give = false, ruleKey = '', amount, title = '', text = '' }: Values) => ({
  uphold, text, ...(uphold && reverse && { reverse }), ...(uphold && give && { award: { ruleKey, title, ...(isCasewiseRule(ruleKey) && { amount: amount ?? null }) } }),
})

function AwardFields({ appeal }: { appeal: Appeal }) {
  const form = Form.useFormInstance<Values>()
  const rules = useRead('GET /points/rules', { query: { on: appeal.factOn } })
  const ruleKey = Form.useWatch('ruleKey', form)
  const rule = rules.data?.items.find(({ key }) => key === ruleKey)
  return (
    <>
      <Form.Item label="按哪条规则" name="ruleKey" rules={[{ required: true, message: '请选择规则' }]} extra={rule && `${rule.explanation}${capText(rule)}。`}>
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder="发生那天施行的规则" options={(rules.data?.items ?? []).map(({ key, name, delta }) => ({ value: key, label: `${name}（${signed(delta)} 分）` }))} />
      </Form.Item>
      {rule && isCasewiseRule(rule.key) && (
        <Form.Item
          label="分值"
          name="amount"
          required
          rules={[{ validator: (_, value: number | null | undefined) => (typeof value === 'number' && isAmountAllowed(value, rule.delta) ? Promise.resolve() : Promise.reject(new Error('分值不在规则允许的范围内'))) }]}
        >
          <InputNumber step={0.5} {...(rule.delta < 0 ? { min: rule.delta, max: -0.1 } : { min: 0.1, max: rule.delta })} />
        </Form.Item>
      )}
      <Form.Item label="补记的事由" name="title" rules={[{ required: true, whitespace: true, message: '请填写事由' }]}>
        <Input maxLength={60} showCount />
      </Form.Item>
    </>
  )
}

/** What a struck row took back comes back with the row, in the roster: nothing is left to correct here. */
const mayBeStruck = ({ entry }: Appeal): boolean => entry !== null && entry.reversalOf !== null && entry.ruleKey.startsWith('attendance.')

const awardHint = (inRoster: boolean): string =>
  inRoster ? '在活动名单里撤销的签到，请先在名单里恢复，积分随之恢复，再答复成立，这里不要勾选。' : '如果活动名单还没有确认，请在活动里补签，不要在这里重复补记。'

/** 答复: whether the objection holds, what is done about it, and why. */
export function AnswerForm({ appeal }: { appeal: Appeal }) {
  const [form] = Form.useForm<Values>()
  const [uphold, give] = [Form.useWatch('uphold', form), Form.useWatch('give', form)]
  const action = useAction('POST /points/appeals/:appealId/decision', { form, success: '已答复', invalidates: appealReadings })
  const mayReverse = appeal.entry !== null && appeal.entry.reversalOf === null
  const inRoster = mayBeStruck(appeal)
  const oneOf = { validator: () => (inRoster || form.getFieldValue('reverse') || form.getFieldValue('give') ? Promise.resolve() : Promise.reject(new Error('请选择怎样更正'))) }
  return (
    <Panel title="答复">
      <Form<Values>
        form={form}
        layout="vertical"
        className="points-form"
        initialValues={{ title: appeal.entry?.title ?? '', ...(!mayReverse && !inRoster && { give: true }), ...(appeal.entry && { ruleKey: appeal.entry.ruleKey }) }}
        onFinish={(values) => void action.run({ params: { appealId: appeal.id }, body: toBody(values) })}
      >
        <Form.Item label="申诉是否成立" name="uphold" rules={[{ required: true, message: '请选择' }]}>
          <Radio.Group options={[{ value: true, label: '成立' }, { value: false, label: '不成立' }]} />
        </Form.Item>
        {uphold && mayReverse && (
          <Form.Item name="reverse" valuePropName="checked">
            <Checkbox>冲正原来那一条（原记录保留，另记 {signed(-(appeal.entry?.delta ?? 0))} 分）</Checkbox>
          </Form.Item>
        )}
        {uphold && (
          <Form.Item name="give" valuePropName="checked" dependencies={['reverse']} rules={[oneOf]} extra={awardHint(inRoster)}>
            <Checkbox>补记积分</Checkbox>
          </Form.Item>
        )}
        {uphold && give && <AwardFields appeal={appeal} />}
        <Form.Item label="答复意见" name="text" rules={[{ required: true, whitespace: true, message: '请写明理由' }]} extra="党员本人会看到。">
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={action.busy}>
          答复
        </Button>
      </Form>
    </Panel>
  )
}
