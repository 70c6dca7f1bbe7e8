import { Button, DatePicker, Select, type TableProps } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link } from 'react-router'
import { dueNames, matterNames, requestStateNames } from '@ejia/domain/requests'
import { downloadFile, problemOf, usePages, useRead } from '../../shared/api'
import { useReach } from '../../shared/orgs/use-reach'
import { DataTable, Day, EmptyPanel, Icon, Moment, OrgPicker, Page, Panel, StateTag, toast } from '../../shared/ui'
import './requests.css'
import { useFilter, type Filter } from './use-filter'
import { stateOf, type Summary } from './words'

const columns: NonNullable<TableProps<Summary>['columns']> = [
  { title: '事项', key: 'matter', width: 80, render: (_, { id, matter, excerpt }) => <Link to={`/requests/${id}`} aria-label={`${matterNames[matter]}：${excerpt}`}>{matterNames[matter]}</Link> },
  { title: '内容', key: 'excerpt', ellipsis: true, render: (_, { excerpt }) => excerpt },
  { title: '办理组织', key: 'org', width: 160, ellipsis: true, render: (_, { org }) => org.name },
  { title: '提交人', key: 'submitter', width: 90, render: (_, { submitter }) => submitter?.name ?? '匿名' },
  { title: '提交时间', key: 'raisedAt', width: 140, render: (_, { raisedAt }) => <Moment value={raisedAt} /> },
  { title: '答复期限', key: 'answerBy', width: 150, render: (_, { answerBy }) => <Day value={answerBy} /> },
  { title: '承办人', key: 'handler', width: 90, render: (_, { handler }) => handler?.name },
  {
    title: '状态', key: 'state', width: 150,
    render: (_, request) => <StateTag tone={stateOf(request).tone}>{stateOf(request).text}</StateTag>,
  },
  { title: '评价', key: 'satisfied', width: 80, render: (_, { satisfied }) => (satisfied === null ? '' : satisfied ? '满意' : '不满意') },
]

const optionsOf = <K extends string>(names: Record<K, string>) => (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }))

function Filters({ filter, set }: ReturnType<typeof useFilter>) {
  const inReach = useReach('requests.handle')
  const common = { allowClear: true, popupMatchSelectWidth: false }
  return (
    <div className="filters" role="search" aria-label="筛选">
      <OrgPicker label="组织（含下级）" placeholder="组织（含下级）" allowClear value={filter.orgId ?? null} only={inReach} onChange={(orgId) => set({ orgId })} />
      <Select aria-label="状态" placeholder="状态" {...common} value={filter.state ?? null} options={optionsOf(requestStateNames)} onChange={(state) => set({ state: state ?? undefined })} />
      <Select aria-label="期限" placeholder="期限" {...common} value={filter.due ?? null} options={optionsOf(dueNames)} onChange={(due) => set({ due: due ?? undefined })} />
      <Select aria-label="事项" placeholder="事项" {...common} value={filter.matter ?? null} options={optionsOf(matterNames)} onChange={(matter) => set({ matter: matter ?? undefined })} />
      <DatePicker.RangePicker
        aria-label="提交日期"
        placeholder={['提交开始日期', '提交结束日期']}
        allowEmpty
        value={[filter.from ? dayjs(filter.from) : null, filter.to ? dayjs(filter.to) : null]}
        onChange={(span) => set({ from: span?.[0]?.format('YYYY-MM-DD'), to: span?.[1]?.format('YYYY-MM-DD') })}
      />
    </div>
  )
}

/** How many, in time, satisfied: of organisations and terms, never of persons. */
function Figures({ orgId, from, to }: Filter) {
  const { data } = useRead('GET /managed-requests/figures', { query: { ...(orgId !== undefined && { orgId }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) } })
  if (!data) return null
  const items: [string, string][] = [
    ['收到', `${data.raised} 件`],
    ['办理中', `${data.open} 件`],
    ['逾期', `${data.overdue} 件`],
    ['按期受理', `${data.acceptedInTime} 件`],
    ['按期答复', `${data.answeredInTime} / ${data.answered} 件`],
    ['满意', `${data.satisfied} / ${data.satisfied + data.unsatisfied} 件`],
  ]
  return (
    <Panel title="办理情况">
      <dl className="requests-figures">
        {items.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

function Export({ filter }: { filter: Filter }) {
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    await downloadFile('GET /managed-requests/sheet.xlsx', { query: filter }, '投诉建议.xlsx').catch((error: unknown) => toast.error(problemOf(error).message))
    setBusy(false)
  }
  return (
    <Button icon={<Icon name="download" size={16} />} loading={busy} onClick={() => void download()}>
      导出表格
    </Button>
  )
}

/** 投诉建议: what is due first, first. */
export function RequestsPage() {
  const { filter, set } = useFilter()
  const pages = usePages('GET /managed-requests', { query: filter })
  return (
    <Page title="投诉建议" note="匿名的不记录是谁提交的，请不要猜测、追查。与本人有关的请点“与本人有关”，由上级办理。" extra={<Export filter={filter} />}>
      <Figures {...filter} />
      <Filters filter={filter} set={set} />
      <DataTable
        label="投诉建议" pages={pages} columns={columns} rowKey="id" height="calc(100vh - 430px)"
        empty={<EmptyPanel title="没有符合条件的投诉建议">党员和群众在小程序首页点“投诉建议”提交，会显示在这里。</EmptyPanel>}
      />
    </Page>
  )
}
