import { Button, Form } from 'antd'
import { useState } from 'react'
import { useAction, useRead } from '../../../shared/api'
import { ErrorPanel, IconButton, MemberPicker, Panel } from '../../../shared/ui'
import { touched, type Activity } from '../activity'

/** Whom the plan expects, and guests from elsewhere: they see it and check in, and are not counted in 应到. */
export function Guests({ activity: { id, state } }: { activity: Activity }) {
  const params = { activityId: id }
  const { data, error, refetch } = useRead('GET /activities/:activityId/planned-roster', { params })
  const [memberIds, setMemberIds] = useState<string[]>([])
  const invite = useAction('POST /activities/:activityId/guests', { success: '已邀请', invalidates: touched, onDone: () => setMemberIds([]) })
  const uninvite = useAction('DELETE /activities/:activityId/guests/:memberId', { success: '已取消邀请', invalidates: touched })
  if (error) return <ErrorPanel error={error} retry={() => void refetch()} />
  if (!data) return null
  const { expected, total, guests } = data
  const sum = state === 'draft' ? `现在开放的话，应到 ${expected} 人，名单上共 ${total} 人。` : `名单共 ${total} 人，其中计入应到 ${expected} 人。`
  return (
    <Panel title="名单与列席">
      <p>{sum}</p>
      {guests.length > 0 && (
        <ul className="guests" aria-label="列席人员">
          {guests.map(({ member, org }) => (
            <li key={member.id}>
              {`${member.name}（${org.name}）`}
              {state === 'draft' && <IconButton icon="close" size="small" label={`取消邀请 ${member.name}`} onClick={() => void uninvite.run({ params: { ...params, memberId: member.id } })} />}
            </li>
          ))}
        </ul>
      )}
      {(state === 'draft' || state === 'open') && (
        <Form layout="inline" onFinish={() => memberIds.length > 0 && void invite.run({ params, body: { memberIds } })}>
          <Form.Item label="邀请列席" htmlFor="guest-picker"><MemberPicker id="guest-picker" multiple value={memberIds} onChange={setMemberIds} placeholder="输入姓名，可多选" /></Form.Item>
          <Button htmlType="submit" loading={invite.busy} disabled={memberIds.length === 0}>邀请</Button>
        </Form>
      )}
      {(state === 'draft' || state === 'open') && <p className="hint">列席的同志能看到活动、能签到，不计入应到。可以邀请您管理范围内其他支部的党员。</p>}
    </Panel>
  )
}
