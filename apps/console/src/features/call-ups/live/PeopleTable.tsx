import { Button, Table, type TableProps } from 'antd'
import { useState } from 'react'
import { callStandingNames } from '@ejia/domain/call-ups'
import { useAction } from '../../../shared/api'
import { StateTag } from '../../../shared/ui'
import { answeredText, answerText, clockText, standingTones, type CalledPerson, type Live } from '../words'

interface RowProps {
  callUpId: string
  person: CalledPerson
}

/** The call is the reason; each look is kept. */
function Phone({ callUpId, person: { member, phoneMasked }, mayView }: RowProps & { mayView: boolean }) {
  const [phone, setPhone] = useState<string | null>(null)
  const view = useAction('POST /call-ups/:callUpId/people/:memberId/phone-views', { onDone: (result) => setPhone(result.phone) })
  if (!phoneMasked) return <>未登记</>
  if (phone) return <a href={`tel:${phone}`}>{phone}</a>
  return (
    <>
      {phoneMasked}{' '}
      {mayView && (
        <Button size="small" loading={view.busy} aria-label={`查看${member.name}的号码`} onClick={() => void view.run({ params: { callUpId, memberId: member.id }, body: {} })}>
          查看
        </Button>
      )}
    </>
  )
}

function Mark({ callUpId, person: { member, arrivedAt } }: RowProps) {
  const mark = useAction('POST /call-ups/:callUpId/people/:memberId/arrivals', { invalidates: ['GET /call-ups/:callUpId/live'] })
  const arrived = arrivedAt !== null
  return (
    <Button
      size="small"
      loading={mark.busy}
      aria-label={`${arrived ? '取消到场' : '登记到场'}：${member.name}`}
      onClick={() => void mark.run({ params: { callUpId, memberId: member.id }, body: { arrived: !arrived } })}
    >
      {arrived ? '取消到场' : '登记到场'}
    </Button>
  )
}

const arrivalText = ({ arrivedAt, arrivedBy }: CalledPerson): string => (arrivedAt ? `${clockText(arrivedAt)}（${arrivedBy ? `${arrivedBy}登记` : '本人'}）` : '')

function columnsOf({ call, can }: Live): NonNullable<TableProps<CalledPerson>['columns']> {
  return [
    { title: '姓名', key: 'name', width: 130, render: (_, { member, captain }) => (captain ? `${member.name}（队长）` : member.name) },
    { title: '所在组织', key: 'org', width: 160, ellipsis: true, render: (_, { org }) => org.name },
    { title: '情况', key: 'standing', width: 120, render: (_, { standing }) => <StateTag tone={standingTones[standing]}>{callStandingNames[standing]}</StateTag> },
    { title: '回应', key: 'answer', ellipsis: true, render: (_, person) => answerText(person) },
    { title: '时间', key: 'at', width: 210, render: (_, person) => answeredText(person) },
    { title: '到场', key: 'arrived', width: 170, render: (_, person) => arrivalText(person) },
    { title: '电话', key: 'phone', width: 190, render: (_, person) => <Phone callUpId={call.id} person={person} mayView={can.viewPhone} /> },
    ...(can.mark ? [{ title: '操作', key: 'act', width: 110, render: (_: unknown, person: CalledPerson) => <Mark callUpId={call.id} person={person} /> }] : []),
  ]
}

/** No answer first. */
export function PeopleTable({ live }: { live: Live }) {
  return <Table<CalledPerson> columns={columnsOf(live)} dataSource={live.people} rowKey={({ member }) => member.id} pagination={false} size="middle" scroll={{ x: 1100 }} aria-label="回应名单" />
}
