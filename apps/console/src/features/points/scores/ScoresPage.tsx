import { Table, type TableProps } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { orgKindNames } from '@ejia/domain/orgs'
import { useRead } from '../../../shared/api'
import { ErrorPanel, Panel } from '../../../shared/ui'
import { PointsPage } from '../PointsPage'
import { useAddress } from '../use-address'
import type { OrgScore } from '../words'
import { thisYear, YearPicker } from '../YearPicker'

type Node = OrgScore & { children?: Node[] }

/** Each organisation with those below it; the order is the tree's, not that of the scores. */
function treeOf(items: readonly OrgScore[]): Node[] {
  const nodes = new Map<number, Node>(items.map((item) => [item.org.id, { ...item }]))
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId)
    if (parent) parent.children = [...(parent.children ?? []), node]
    else roots.push(node)
  }
  return roots
}

const shown = (value: number | null) => (value === null ? '—' : value)

const columns = (year: number): TableProps<Node>['columns'] => [
  { title: '组织', key: 'org', render: (_, { org }) => <Link to={`/points/orgs/${org.id}?year=${year}`}>{org.name}</Link> },
  { title: '类别', key: 'kind', width: 90, render: (_, { kind }) => orgKindNames[kind] },
  { title: '计入人数', dataIndex: 'counted', width: 100, align: 'right' },
  { title: '不计入', dataIndex: 'exempt', width: 90, align: 'right' },
  { title: '积分合计', dataIndex: 'sum', width: 110, align: 'right' },
  { title: '人均', key: 'perMember', width: 90, align: 'right', render: (_, { perMember }) => shown(perMember) },
  { title: '组织得分', key: 'score', width: 110, align: 'right', render: (_, { score }) => <b>{shown(score)}</b> },
]

/** 支部积分: points per member of every organisation in reach, rolled up the tree. */
export function ScoresPage() {
  const address = useAddress()
  const year = address.number('year') ?? thisYear()
  const scores = useRead('GET /points/orgs', { query: { year } }, { keepPrevious: true })
  const tree = useMemo(() => treeOf(scores.data?.items ?? []), [scores.data])
  return (
    <PointsPage title="支部积分" note="按组织顺序排列，不排名次。离退休党员等不计积分的人不进分母。" extra={<YearPicker value={year} onChange={(next) => address.set({ year: next === thisYear() ? null : next })} />}>
      {scores.error && <ErrorPanel error={scores.error} retry={() => void scores.refetch()} />}
      {!scores.error && (
        <>
          <Panel flush>
            <Table<Node>
              key={tree.length === 0 ? 'reading' : 'read'}
              columns={columns(year) ?? []}
              dataSource={tree}
              rowKey={({ org }) => org.id}
              expandable={{ defaultExpandAllRows: true }}
              loading={scores.isPending}
              pagination={false}
              size="middle"
            />
          </Panel>
          <p className="points-muted">
            支部得分 = 支部自身积分 + 党员积分合计 ÷ 计入人数；党总支、党委得分 = 自身积分 + 下级得分之和 ÷ 下级个数（没有计入人数的支部不算在内）。
          </p>
        </>
      )}
    </PointsPage>
  )
}
