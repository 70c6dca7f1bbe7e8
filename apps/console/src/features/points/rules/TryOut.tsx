import { DatePicker, Spin, Table, type FormInstance, type TableProps } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { useAction, type InputOf } from '../../../shared/api'
import { dayText, thisMonth } from '../../../shared/time'
import { ErrorPanel, Panel } from '../../../shared/ui'
import { signed } from '../words'

export type Trial = Pick<InputOf<'POST /points/rules/try-out'>['body'], 'key' | 'delta' | 'dayCap' | 'monthCap' | 'yearCap' | 'exempt'>
type Outcome = ReplyOf<'POST /points/rules/try-out'>
type Member = Outcome['members'][number]
type Org = Outcome['orgs'][number]

const Change = ({ before, after }: { before: number; after: number }) => {
  const more = Math.round((after - before) * 10) / 10
  return more === 0 ? <>不变</> : <span className={more > 0 ? 'points-change--more' : 'points-change--less'}>{signed(more)}</span>
}

const compared = [
  { title: '现行', dataIndex: 'before', width: 100, align: 'right' as const },
  { title: '试算', dataIndex: 'after', width: 100, align: 'right' as const },
  { title: '变化', key: 'change', width: 100, align: 'right' as const, render: (_: unknown, row: { before: number; after: number }) => <Change {...row} /> },
]
const orgColumns: TableProps<Org>['columns'] = [{ title: '组织', key: 'org', render: (_, { org }) => org.name }, { title: '人数', dataIndex: 'members', width: 90, align: 'right' }, ...compared]
const memberColumns: TableProps<Member>['columns'] = [
  { title: '党员', key: 'member', render: (_, { member }) => member.name },
  { title: '组织', key: 'org', render: (_, { org }) => org.name },
  { title: '次数', dataIndex: 'facts', width: 90, align: 'right' },
  ...compared,
]

function Results({ outcome }: { outcome: Outcome }) {
  if (outcome.facts === 0) return <p>{dayText(outcome.from)}至{dayText(outcome.to)}，账上没有按这条规则记过分的事，试算不出结果。</p>
  const rows = outcome.members.length > 20 ? { pageSize: 20, showSizeChanger: false } : false
  return (
    <>
      <dl className="points-numbers">
        <div><dt>记分的事</dt><dd>{outcome.facts} 次</dd></div>
        <div><dt>涉及党员</dt><dd>{outcome.members.length} 人</dd></div>
        <div><dt>现行合计</dt><dd>{outcome.before}</dd></div>
        <div><dt>试算合计</dt><dd>{outcome.after}</dd></div>
        <div><dt>变化</dt><dd><Change before={outcome.before} after={outcome.after} /></dd></div>
      </dl>
      <h3>按组织</h3>
      <Table<Org> columns={orgColumns ?? []} dataSource={outcome.orgs} rowKey={({ org }) => org.id} pagination={outcome.orgs.length > 20 ? { pageSize: 20, showSizeChanger: false } : false} size="small" />
      <h3>按党员</h3>
      <Table<Member> columns={memberColumns ?? []} dataSource={outcome.members} rowKey={({ member }) => member.id} pagination={rows} size="small" />
    </>
  )
}

interface Props {
  trial: Trial
  /** Where the amounts were typed: what is wrong with one is said beside it. */
  form: FormInstance
}

/** What the rule would have given in a month; nothing is written. */
export function TryOut({ trial, form }: Props) {
  const [month, setMonth] = useState<Dayjs>(() => dayjs(`${thisMonth()}-01`).subtract(1, 'month'))
  const [outcome, setOutcome] = useState<Outcome>()
  const action = useAction('POST /points/rules/try-out', { form, onDone: setOutcome, onProblem: ({ fields }) => fields.length === 0 })
  const box = useRef<HTMLDivElement>(null)
  // Asked again when the trial or the month is another: a new function is no new question.
  const ask = useRef(action.run)
  ask.current = action.run
  useEffect(() => {
    void ask.current({ body: { ...trial, from: month.startOf('month').format('YYYY-MM-DD'), to: month.endOf('month').format('YYYY-MM-DD') } })
  }, [trial, month])
  useEffect(() => {
    // newer browsers answer a promise, which is no way to end an effect
    void box.current?.scrollIntoView({ behavior: 'smooth', block: 'nearest' })
  }, [outcome])
  return (
    <div ref={box}>
      <Panel title="试算结果" extra={<DatePicker picker="month" aria-label="试算月份" allowClear={false} value={month} disabledDate={(day) => day.format('YYYY-MM') > thisMonth()} onChange={(picked: Dayjs | null) => picked && setMonth(picked)} />}>
        <p className="points-muted">
          按账上已有的记分重算一遍，不写入任何积分。当时因为到上限、不适用而没有记分的事，账上没有，所以放宽规则时实际会比试算多；是否适用按现在的名册看。
        </p>
        {action.error && <ErrorPanel error={action.error} />}
        {action.busy && !outcome ? <Spin /> : outcome && !action.error && <Results outcome={outcome} />}
      </Panel>
    </div>
  )
}
