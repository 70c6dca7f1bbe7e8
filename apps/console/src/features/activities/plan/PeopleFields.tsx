import { Form, InputNumber, Radio, Select } from 'antd'
import { audienceNames, audiences, mostNamed } from '@ejia/domain/activities'
import { isWithin } from '@ejia/domain/orgs'
import { useOrgs } from '../../../shared/orgs/use-orgs'
import { MemberPicker, OrgPicker } from '../../../shared/ui'
import type { PlanValues } from './plan-values'

const choices = audiences.map((value) => ({ value, label: audienceNames[value] }))
const modes = [{ value: 'roster', label: '名单上的人都应到' }, { value: 'sign_up', label: '自愿报名，报了名的应到' }]
const makeUps = [null, 15, 30, 45, 60, 90, 120].map((value) => ({ value: value ?? 0, label: value === null ? '不安排补学' : `${value} 分钟` }))

interface Props {
  values: PlanValues
  known: readonly { id: string; name: string }[]
}

/** The one organisation below that is meant: offered are those beneath the host. */
function UnitField({ orgId }: { orgId: number | null }) {
  const { byId } = useOrgs()
  const host = orgId === null ? undefined : byId.get(orgId)?.path
  return (
    <Form.Item name="unitId" label="哪一个组织" rules={[{ required: true, message: '请选择下级组织或党小组' }]}>
      <OrgPicker only={({ path, id }) => host !== undefined && id !== orgId && isWithin(path, host)} placeholder="选择下级组织或党小组" />
    </Form.Item>
  )
}

function MakeUpField() {
  return (
    <Form.Item
      name="makeUpMinutes" label="准假的同志补学"
      getValueProps={(value: number | null) => ({ value: value ?? 0 })} normalize={(value: number) => (value === 0 ? null : value)}
    >
      <Select options={makeUps} style={{ maxWidth: 200 }} />
    </Form.Item>
  )
}

export function PeopleFields({ values, known }: Props) {
  const { audience, orgId, signUpMode } = values
  return (
    <>
      <Form.Item name="audience" label="参加范围" extra="开放时按那一刻的名册生成名单，之后调动不再改变它。流动在外的同志在名单上，不计应到。">
        <Radio.Group options={choices} />
      </Form.Item>
      {audience === 'unit' && <UnitField orgId={orgId} />}
      {audience === 'picked' && (
        <Form.Item name="memberIds" label={`名单（最多 ${mostNamed} 人）`} rules={[{ required: true, type: 'array', min: 1, max: mostNamed, message: `请选择 1 到 ${mostNamed} 人` }]}>
          <MemberPicker multiple known={known} {...(orgId !== null && { orgId })} placeholder="输入姓名查找，可多选" />
        </Form.Item>
      )}
      <Form.Item name="signUpMode" label="怎样参加"><Radio.Group options={modes} /></Form.Item>
      <div className="plan__row">
        {signUpMode === 'sign_up' && (
          <Form.Item name="quota" label="名额" extra="不填就是不限"><InputNumber min={1} max={100_000} precision={0} placeholder="不限" style={{ width: '100%' }} /></Form.Item>
        )}
        <MakeUpField />
      </div>
    </>
  )
}
