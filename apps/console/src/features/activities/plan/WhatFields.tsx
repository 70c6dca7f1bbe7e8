import { Form, Input, Select } from 'antd'
import { activityKindNames, activityKinds } from '@ejia/domain/activities'
import { isWithin } from '@ejia/domain/orgs'
import { roleCan } from '@ejia/domain/roles'
import { useOrgs, type Org } from '../../../shared/orgs/use-orgs'
import { useMe } from '../../../shared/session'
import { OrgPicker } from '../../../shared/ui'

const kinds = activityKinds.map((value) => ({ value, label: activityKindNames[value] }))

/** Organisations whose activities I may plan. */
export function useMyOrgs(): (org: Org) => boolean {
  const me = useMe()
  const { byId } = useOrgs()
  const roots = me.roles.filter(({ role }) => roleCan(role, 'activities.manage')).map(({ org }) => byId.get(org.id)?.path)
  return ({ path }) => roots.some((root) => root !== undefined && isWithin(path, root))
}

export function WhatFields() {
  const mine = useMyOrgs()
  return (
    <>
      <div className="plan__row">
        <Form.Item name="kind" label="类型" rules={[{ required: true }]}><Select options={kinds} /></Form.Item>
        <Form.Item name="orgId" label="主办组织" rules={[{ required: true, message: '请选择组织' }]}><OrgPicker only={mine} /></Form.Item>
      </div>
      <Form.Item name="title" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}><Input maxLength={80} showCount /></Form.Item>
      <Form.Item name="place" label="地点"><Input maxLength={80} placeholder="例如：门诊楼五楼会议室" /></Form.Item>
      <Form.Item name="description" label="内容" extra="参加的人会看到；设了补学的，准假的同志读的也是这一段。">
        <Input.TextArea maxLength={5000} showCount autoSize={{ minRows: 4, maxRows: 14 }} />
      </Form.Item>
    </>
  )
}
