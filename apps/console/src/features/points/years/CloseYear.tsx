import { Button, Form, Input } from 'antd'
import { Link } from 'react-router'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { useAction, useRead } from '../../../shared/api'
import { ErrorPanel, Panel } from '../../../shared/ui'

type Preview = ReplyOf<'GET /points/years/:year/preview'>

function Findings({ preview }: { preview: Preview }) {
  const { year, members, entries, sum, appealsWaiting, awardsWaiting, pending, listsUnconfirmed } = preview
  return (
    <dl className="points-numbers">
      <div><dt>有积分的党员</dt><dd>{members} 人</dd></div>
      <div><dt>积分记录</dt><dd>{entries} 条</dd></div>
      <div><dt>积分合计</dt><dd>{sum}</dd></div>
      <div><dt>待答复的申诉</dt><dd>{appealsWaiting > 0 ? <Link to="/points/appeals">{appealsWaiting} 项</Link> : '没有'}</dd></div>
      <div><dt>待审批的加分</dt><dd>{awardsWaiting > 0 ? <Link to="/points/awards?state=proposed">{awardsWaiting} 项</Link> : '没有'}</dd></div>
      <div><dt>待确认的积分</dt><dd>{pending > 0 ? <Link to={`/points/ledger?state=pending&year=${year}`}>{pending} 条</Link> : '没有'}</dd></div>
      <div><dt>待确认名单的活动</dt><dd>{listsUnconfirmed > 0 ? <Link to="/activities?state=open">{listsUnconfirmed} 场</Link> : '没有'}</dd></div>
    </dl>
  )
}

function CloseForm({ preview, onClosed }: { preview: Preview; onClosed: () => void }) {
  const { year, appealsWaiting, awardsWaiting, pending, listsUnconfirmed } = preview
  const [form] = Form.useForm<{ typed: string }>()
  const action = useAction('POST /points/years/:year/close', {
    success: `${year} 年度已结转`, onDone: onClosed, invalidates: ['GET /points/years', 'GET /points/years/:year/preview'],
  })
  const waits = appealsWaiting + awardsWaiting + pending + listsUnconfirmed > 0
  return (
    <Form form={form} layout="vertical" className="points-form" onFinish={() => void action.run({ params: { year } })}>
      <p>{waits ? '还有没处理完的事项。可以先处理完再结转；结转以后，这些只有党委办能处理。' : '没有遗留事项，可以结转。'}结转不能撤销。</p>
      <Form.Item label={`请输入年度 ${year} 以确认`} name="typed" rules={[{ validator: (_, typed: string | undefined) => (typed?.trim() === String(year) ? Promise.resolve() : Promise.reject(new Error(`请输入 ${year}`))) }]}>
        <Input inputMode="numeric" autoComplete="off" style={{ width: 160 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={action.busy}>
        结转 {year} 年度
      </Button>
    </Form>
  )
}

/** What closing a year would find; closing takes typing the year. */
export function CloseYear({ year, onClosed }: { year: number; onClosed: () => void }) {
  const preview = useRead('GET /points/years/:year/preview', { params: { year } })
  const { data } = preview
  return (
    <Panel title={`${year} 年度`}>
      {preview.error && <ErrorPanel error={preview.error} retry={() => void preview.refetch()} />}
      {data && <Findings preview={data} />}
      {data?.over && data.closedAt === null && <CloseForm preview={data} onClosed={onClosed} />}
      {data && !data.over && <p className="points-muted">这个年度还没有结束，过完 12 月 31 日才能结转。</p>}
    </Panel>
  )
}
