import { Input, Tree, type TreeDataNode } from 'antd'
import { useMemo, useState } from 'react'
import { pathIds } from '@ejia/domain/orgs'
import { StateTag } from '../../shared/ui'
import type { Org, OrgTally } from './use-tree'

interface Props {
  orgs: readonly Org[]
  tallies: ReadonlyMap<number, OrgTally>
  chosenId: number | undefined
  onChoose: (orgId: number) => void
}

function Title({ org, tally }: { org: Org; tally: OrgTally | undefined }) {
  return (
    <span className="org-node">
      <span className="org-node__name">{org.name}</span>
      {org.termState === 'ended' && <StateTag tone="bad">届满</StateTag>}
      {org.termState === 'ending' && <StateTag tone="wait">将届满</StateTag>}
      {tally && <span className="org-node__count">{tally.subtree.party} 人</span>}
    </span>
  )
}

interface Node extends TreeDataNode {
  key: number
  children: Node[]
}

function nest(orgs: readonly Org[], tallies: Props['tallies']): Node[] {
  const nodes = new Map(orgs.map((org): [number, Node] => [org.id, { key: org.id, title: <Title org={org} tally={tallies.get(org.id)} />, children: [] }]))
  const roots: Node[] = []
  for (const org of orgs) {
    const node = nodes.get(org.id)
    if (node) (nodes.get(org.parentId ?? 0)?.children ?? roots).push(node)
  }
  return roots
}

/** Those whose name has what is typed, with all on the way to them. */
function matching(orgs: readonly Org[], typed: string): readonly Org[] {
  if (!typed) return orgs
  const wanted = new Set(orgs.filter(({ name }) => name.includes(typed)).flatMap(({ path }) => pathIds(path)))
  return orgs.filter(({ id }) => wanted.has(id))
}

export function OrgTree({ orgs, tallies, chosenId, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const shown = useMemo(() => matching(orgs, typed.trim()), [orgs, typed])
  const tree = useMemo(() => nest(shown, tallies), [shown, tallies])
  const [expanded, setExpanded] = useState<number[]>(() => orgs.filter(({ kind }) => kind !== 'branch').map(({ id }) => id))
  return (
    <section className="panel orgs__tree" aria-label="组织树">
      <Input aria-label="按名称查找组织" placeholder="按名称查找" allowClear value={typed} onChange={({ target }) => setTyped(target.value)} />
      <Tree<Node>
        treeData={tree}
        blockNode
        height={520}
        itemHeight={32}
        selectedKeys={chosenId === undefined ? [] : [chosenId]}
        expandedKeys={typed ? shown.map(({ id }) => id) : expanded}
        onExpand={(keys) => setExpanded(keys.map(Number))}
        onSelect={(_, { node }) => onChoose(node.key)}
      />
    </section>
  )
}
