import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { memberStatusNames, serviceNames } from '@ejia/domain/members'
import { useAction, type InputOf } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { Day, Panel } from '../../../shared/ui'
import { MemberFields } from './MemberFields'
import { genderNames } from './member-words'
import { PhoneLine } from './PhoneLine'
import { memberReadings, type Member } from './use-member'

type Change = InputOf<'PATCH /members/:memberId'>['body']
type Values = Omit<Change, 'version' | 'leftOn'>

function Facts({ member }: { member: Member }) {
  const { name, gender, status, service, away, joinedOn, fullOn } = member
  const rows = [
    ['姓名', name], ['性别', gender ? genderNames[gender] : '—'], ['人员状态', memberStatusNames[status]], ['在职状态', serviceNames[service]],
    ['入党日期', <Day key="joined" value={joinedOn} />], ['转正日期', <Day key="full" value={fullOn} />],
    ['手机号', <PhoneLine key="phone" member={member} />], ['外出（流动党员）', away ? '是' : '否'],
  ] as const
  return (
    <dl className="facts facts--two">
      {rows.map(([term, text]) => [<dt key={term}>{term}</dt>, <dd key={`${term}=`}>{text}</dd>])}
    </dl>
  )
}

const startOf = ({ name, gender, status, service, away, joinedOn, fullOn }: Member): Values => ({ name, gender, status, service, away, joinedOn, fullOn })

/** Only what was really changed is sent: what somebody else changed in the meantime stays theirs. */
function changesOf(before: Values, { phone, ...values }: Values): Values {
  const changed = Object.entries(values).filter(([field, value]) => (value ?? null) !== (before[field as keyof Values] ?? null))
  return { ...Object.fromEntries(changed), ...(phone && { phone }) }
}

function EditForm({ member, onDone }: { member: Member; onDone: () => void }) {
  const [form] = Form.useForm<Values>()
  const [before] = useState(() => startOf(member))
  const [changed, setChanged] = useState(false)
  const save = useAction('PATCH /members/:memberId', {
    success: '已保存',
    invalidates: memberReadings,
    form,
    onDone,
    onProblem: ({ code }) => {
      if (code === 'thing.changed') setChanged(true)
      return undefined
    },
  })
  const refresh = useAction(() => Promise.resolve(), { invalidates: memberReadings, onDone: () => setChanged(false) })
  const submit = (values: Values) => save.run({ params: { memberId: member.id }, body: { version: member.version, ...changesOf(before, values) } })
  return (
    <Form form={form} layout="vertical" initialValues={before} onFinish={(values) => void submit(values)} scrollToFirstError>
      {changed && <Alert type="warning" title="这份记录刚被别人修改过。您填写的内容还在，读取最新版本后再保存，只会改您动过的几项。" action={<Button onClick={() => void refresh.run()} loading={refresh.busy}>读取最新版本</Button>} style={{ marginBottom: 16 }} />}
      <MemberFields phoneMasked={member.phoneMasked} />
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={save.busy}>
          保存
        </Button>
        <Button onClick={onDone}>取消</Button>
      </div>
    </Form>
  )
}

/** The record; whoever looks after the branch corrects it in place. */
export function RecordPanel({ member }: { member: Member }) {
  const [editing, setEditing] = useState(false)
  const mayEdit = useCan('members.manage', member.org.id)
  const edit = mayEdit && !editing && <Button onClick={() => setEditing(true)}>修改</Button>
  return (
    <Panel title="基本情况" extra={edit}>
      {editing ? <EditForm member={member} onDone={() => setEditing(false)} /> : <Facts member={member} />}
    </Panel>
  )
}
