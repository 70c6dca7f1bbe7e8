import { Button, Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { exemptGroupNames, exemptGroups, defaultExempt, isManualRule, pointCategories, pointCategoryNames, type ExemptGroup, type PointCategory } from '@ejia/domain/points'
import { useAction, useRead } from '../../../shared/api'
import { dayText, today } from '../../../shared/time'
import { confirmAction, DayField, ErrorPanel, Page, Panel } from '../../../shared/ui'
import '../points.css'
import { useAddress } from '../use-address'
import { capText, signed, type RuleVersion } from '../words'
import { TryOut, type Trial } from './TryOut'

interface Values {
  key: string
  name: string
  explanation: string
  category: PointCategory
  delta: number | null
  dayCap: number | null
  monthCap: number | null
  yearCap: number | null
  exempt: ExemptGroup[]
  effectiveFrom: string
}

const blank: Partial<Values> = { key: 'manual.', category: 'vanguard', exempt: [...defaultExempt] }
const from = ({ key, name, explanation, category, delta, dayCap, monthCap, yearCap, exempt }: RuleVersion): Partial<Values> => ({ key, name, explanation, category, delta, dayCap, monthCap, yearCap, exempt })
const toBody = ({ delta, dayCap = null, monthCap = null, yearCap = null, ...rest }: Values) => ({ ...rest, delta: delta ?? 0, dayCap, monthCap, yearCap })

/** A cap below a single award would switch the rule off without saying so; what takes points off has none. */
function capProblem(cap: number | null | undefined, delta: number | null | undefined): string | null {
  if (typeof cap !== 'number' || typeof delta !== 'number') return null
  if (delta < 0) return '扣分规则不设上限'
  return cap < delta ? '上限不能低于单次分值' : null
}

const Cap = ({ name, label }: { name: 'dayCap' | 'monthCap' | 'yearCap'; label: string }) => (
  <Form.Item<Values>
    label={label}
    name={name}
    dependencies={['delta']}
    rules={[
      ({ getFieldValue }) => ({
        validator: (_, cap: number | null | undefined) => {
          const problem = capProblem(cap, getFieldValue('delta') as number | null | undefined)
          return problem === null ? Promise.resolve() : Promise.reject(new Error(problem))
        },
      }),
    ]}
  >
    <InputNumber min={0.1} step={1} placeholder="不设上限" />
  </Form.Item>
)

function Fields({ isNew }: { isNew: boolean }) {
  const key = Form.useWatch<string | undefined>('key')
  return (
    <>
      <Form.Item
        label="编号"
        name="key"
        rules={isNew ? [{ required: true, pattern: /^manual\.[a-z][a-z0-9_]{1,50}$/, message: '以 manual. 开头，后面用小写字母、数字和下划线' }] : []}
        hidden={!isNew}
        extra="新规则都是手动登记的；会议、学习的规则随系统自带。"
      >
        <Input />
      </Form.Item>
      <Form.Item label="名称" name="name" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item label="说明" name="explanation" rules={[{ required: true, whitespace: true, message: '请用一句党员看得懂的话说明' }]} extra="分值改了，这句话里的数字也要改。">
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
      {isNew && (
        <Form.Item label="类别" name="category">
          <Radio.Group options={pointCategories.map((value) => ({ value, label: pointCategoryNames[value] }))} />
        </Form.Item>
      )}
      <Form.Item label="每次分值" name="delta" rules={[{ required: true, message: '请填写分值' }]} extra={key !== undefined && isManualRule(key) ? '扣分的规则填负数。' : undefined}>
        <InputNumber step={0.5} min={-1000} max={1000} />
      </Form.Item>
      <div className="points-three">
        <Cap name="dayCap" label="每日上限" />
        <Cap name="monthCap" label="每月上限" />
        <Cap name="yearCap" label="全年上限" />
      </div>
      <Form.Item label="不适用于" name="exempt">
        <Checkbox.Group options={exemptGroups.map((value) => ({ value, label: exemptGroupNames[value] }))} />
      </Form.Item>
      <Form.Item label="施行日期" name="effectiveFrom" rules={[{ required: true, message: '请选择日期' }, { validator: (_, day: string | undefined) => (!day || day >= today() ? Promise.resolve() : Promise.reject(new Error('只能从今天或以后开始'))) }]}>
        <DayField allowClear={false} />
      </Form.Item>
    </>
  )
}

function RuleForm({ current }: { current: RuleVersion | undefined }) {
  const [form] = Form.useForm<Values>()
  const [trial, setTrial] = useState<Trial | null>(null)
  const navigate = useNavigate()
  const action = useAction('POST /points/rules', {
    form,
    success: '已立新版本',
    invalidates: ['GET /points/rule-versions', 'GET /points/rules'],
    onDone: () => void navigate('/points/rules'),
  })
  const putInForce = async (values: Values) => {
    const text = `从 ${dayText(values.effectiveFrom)} 起，每次 ${signed(values.delta ?? 0)} 分，${capText(toBody(values))}。已经记下的分不变；施行之前可以撤回。`
    if (await confirmAction({ title: `“${values.name}”立新版本？`, text, ok: '立新版本' })) await action.run({ body: toBody(values) })
  }
  const tryOut = async () => {
    const values = await form.validateFields(['delta', 'dayCap', 'monthCap', 'yearCap', 'exempt', 'key'])
    const { key, delta, dayCap, monthCap, yearCap, exempt } = toBody(values)
    setTrial({ key, delta, dayCap, monthCap, yearCap, exempt: exempt ?? [] })
  }
  return (
    <>
      <Panel>
        <Form<Values> form={form} layout="vertical" className="points-form" initialValues={current ? from(current) : blank} onFinish={(values) => void putInForce({ ...(current && from(current)), ...values })}>
          <Fields isNew={current === undefined} />
          <div className="button-row">
            <Button onClick={() => void tryOut().catch(() => undefined)}>试算</Button>
            <Button type="primary" htmlType="submit" loading={action.busy}>
              立为新版本
            </Button>
          </div>
        </Form>
      </Panel>
      {trial && <TryOut trial={trial} form={form} />}
    </>
  )
}

/** A rule as it would be: tried on what happened last month, then put in force from a day on. */
export function RuleFormPage() {
  const ruleKey = useAddress().get('key')
  const versions = useRead('GET /points/rule-versions', { query: ruleKey ? { ruleKey } : {} }, { enabled: ruleKey !== undefined })
  const current = versions.data?.items.find(({ state }) => state === 'in_force') ?? versions.data?.items[0]
  const reading = ruleKey !== undefined && versions.isPending
  return (
    <Page
      title={ruleKey === undefined ? '新规则' : current ? `${current.name}：新版本` : '新版本'}
      back={{ to: '/points/rules', label: '规则' }}
      note={current && `现行第 ${current.version} 版：${current.explanation}`}
      loading={reading}
    >
      {versions.error && <ErrorPanel error={versions.error} retry={() => void versions.refetch()} />}
      {!reading && !versions.error && <RuleForm current={ruleKey === undefined ? undefined : current} />}
    </Page>
  )
}
