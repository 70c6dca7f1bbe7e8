import { Form, Input, Select } from 'antd'
import { largestTeam, teamKindNames, teamKinds, type TeamKind } from '@ejia/domain/call-ups'
import { MemberPicker } from '../../../shared/ui'

export interface TeamValues {
  name: string
  kind: TeamKind
  duty?: string
  memberIds: string[]
  captainId: string
}

interface Ref {
  id: string
  name: string
}

export const bodyOf = ({ name, kind, duty = '', memberIds, captainId }: TeamValues) => ({ name, kind, duty, captainId, memberIds: [...new Set([...memberIds, captainId])] })

/** The parts of a team; its people are of the owner's organisation or below it. */
export function TeamFields({ orgId, known = [] }: { orgId: number | undefined; known?: readonly Ref[] }) {
  const within = orgId === undefined ? {} : { orgId }
  return (
    <>
      <Form.Item label="名称" name="name" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={40} placeholder="如：心内科应急队" />
      </Form.Item>
      <Form.Item label="类别" name="kind" rules={[{ required: true, message: '请选择类别' }]}>
        <Select options={teamKinds.map((kind) => ({ value: kind, label: teamKindNames[kind] }))} />
      </Form.Item>
      <Form.Item label="任务" name="duty">
        <Input.TextArea rows={2} maxLength={300} showCount placeholder="什么时候召集、做什么" />
      </Form.Item>
      <Form.Item label="队长" name="captainId" rules={[{ required: true, message: '请选择队长' }]} extra="队长能看到本队的回应名单，召集期间可以打电话、登记到场。">
        <MemberPicker known={known} {...within} />
      </Form.Item>
      <Form.Item label="队员" name="memberIds" rules={[{ required: true, message: '请选择队员' }, { type: 'array', max: largestTeam, message: `一支队伍最多 ${largestTeam} 人` }]} extra="队长不在里面时会自动加上。">
        <MemberPicker multiple known={known} {...within} />
      </Form.Item>
    </>
  )
}
