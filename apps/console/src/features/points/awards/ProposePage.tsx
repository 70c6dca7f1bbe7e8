import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { isAmountAllowed, isCasewiseRule, isManualRule } from '@ejia/domain/points'
import { mostAwarded } from '@ejia/domain/points-decisions'
import { useAction, useRead } from '../../../shared/api'
import { FileField, type FileRef } from '../../../shared/files'
import { useReach } from '../../../shared/orgs/use-reach'
import { useMe } from '../../../shared/session'
import { today } from '../../../shared/time'
import { DayField, MemberPicker, OrgPicker, Page, Panel, useDraft } from '../../../shared/ui'
import '../points.css'
import { capText, exemptText, signed, type RuleVersion } from '../words'
import { awardReadings } from './award-tones'

interface Values {
  orgId?: number
  ruleKey?: string
  amount?: number | null
  title?: string
  factOn?: string
  evidence?: string
  files?: FileRef[]
  memberIds?: string[]
}

type Rule = Pick<RuleVersion, 'key' | 'name' | 'delta' | 'explanation' | 'dayCap' | 'monthCap' | 'yearCap' | 'exempt'>

const toBody = ({ orgId = 0, ruleKey = '', amount, title = '', factOn = '', evidence = '', files = [], memberIds = [] }: Values) => ({
  orgId, ruleKey, title, factOn, evidence, memberIds, fileIds: files.map(({ id }) => id), ...(isCasewiseRule(ruleKey) && { amount: amount ?? null }),
})

function AmountField({ rule }: { rule: Rule }) {
  const check = (_: unknown, value: number | null | undefined) =>
    typeof value === 'number' && isAmountAllowed(value, rule.delta) ? Promise.resolve() : Promise.reject(new Error(rule.delta < 0 ? `请填写 ${rule.delta} 到 −0.1 之间的分值` : `请填写 0.1 到 ${rule.delta} 之间的分值`))
  return (
    <Form.Item label="每人分值" name="amount" required rules={[{ validator: check }]} extra={rule.delta < 0 ? '扣分填负数。扣分只减到全年合计 0 分为止，明细照记。' : undefined}>
      <InputNumber step={0.5} {...(rule.delta < 0 ? { min: rule.delta, max: -0.1 } : { min: 0.1, max: rule.delta })} />
    </Form.Item>
  )
}

/** Where somebody who holds one office proposes from; who holds several chooses. */
function useHomeOrg(): number | undefined {
  const me = useMe()
  const orgs = [...new Set(me.roles.map(({ org }) => org.id))]
  return orgs.length === 1 ? orgs[0] : undefined
}

function RuleField({ rules, rule }: { rules: readonly Rule[]; rule: Rule | undefined }) {
  return (
    <Form.Item label="项目" name="ruleKey" rules={[{ required: true, message: '请选择项目' }]} extra={rule && `${rule.explanation}${capText(rule)}。${exemptText(rule)}。`}>
      <Select placeholder="选择项目" options={rules.map(({ key, name, delta }) => ({ value: key, label: isCasewiseRule(key) ? name : `${name}（${signed(delta)} 分）` }))} />
    </Form.Item>
  )
}

/** 提出加分: what was done, by whom, and what shows it. */
export function ProposePage() {
  const [form] = Form.useForm<Values>()
  const home = useHomeOrg()
  const inReach = useReach('points.propose')
  const draft = useDraft<Values>('points.propose', { factOn: today(), ...(home !== undefined && { orgId: home }) })
  const [initial] = useState(draft.value)
  const rules = useRead('GET /points/rules', { query: {} })
  const manual = (rules.data?.items ?? []).filter(({ key }) => isManualRule(key))
  const [ruleKey, orgId] = [Form.useWatch('ruleKey', form), Form.useWatch('orgId', form)]
  const rule = manual.find(({ key }) => key === ruleKey)
  const navigate = useNavigate()
  const action = useAction('POST /points/award-proposals', {
    form,
    success: '已提出，等待审批',
    invalidates: awardReadings,
    onDone: ({ id }) => (draft.clear(), void navigate(`/points/awards/${id}`)),
  })
  return (
    <Page title="提出加分" back={{ to: '/points/awards', label: '手动加分' }} note="会议和学习的积分由系统按名单自动记，不要在这里重复加。">
      <Panel>
        <Form<Values> form={form} layout="vertical" className="points-form" initialValues={initial} onValuesChange={(_, values) => draft.set(values)} onFinish={(values) => void action.run({ body: toBody(values) })}>
          <Form.Item label="提出的组织" name="orgId" rules={[{ required: true, message: '请选择组织' }]}>
            <OrgPicker only={inReach} />
          </Form.Item>
          <RuleField rules={manual} rule={rule} />
          {rule && isCasewiseRule(rule.key) && <AmountField rule={rule} />}
          <Form.Item label="事由" name="title" rules={[{ required: true, whitespace: true, message: '请填写事由' }]} extra="党员在“我的积分”里看到的就是这句话。">
            <Input maxLength={60} showCount placeholder="如：在院报发表通讯《夜班的灯》" />
          </Form.Item>
          <Form.Item label="发生日期" name="factOn" rules={[{ required: true, message: '请选择日期' }]}>
            <DayField notAfter={today()} allowClear={false} />
          </Form.Item>
          <Form.Item label="党员" name="memberIds" rules={[{ required: true, message: '请选择党员' }, { type: 'array', max: mostAwarded, message: `一次最多 ${mostAwarded} 人` }]}>
            <MemberPicker multiple {...(orgId !== undefined && { orgId })} />
          </Form.Item>
          <Form.Item label="佐证说明" name="evidence" rules={[{ required: true, whitespace: true, message: '请写明依据' }]} extra="写明依据，如报刊、文件、证书。党员本人和审批人都能看到。">
            <Input.TextArea rows={3} maxLength={1000} showCount />
          </Form.Item>
          <Form.Item label="佐证材料" name="files">
            <FileField use="evidence" label="选择材料" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={action.busy}>
            提交审批
          </Button>
        </Form>
      </Panel>
    </Page>
  )
}
