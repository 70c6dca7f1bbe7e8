import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { isWithin, orgKindNames } from '@ejia/domain/orgs'
import { useReach } from '../../shared/orgs/use-reach'
import { ErrorPanel, Page } from '../../shared/ui'
import './orgs.css'
import { NewOrgDialog } from './NewOrgDialog'
import { OrgPanel } from './OrgPanel'
import { OrgTree } from './OrgTree'
import { TermWarnings } from './TermWarnings'
import { useTree, type Org } from './use-tree'

/** `1 个党委、6 个党总支、34 个党支部`; groups are not counted among them. */
function census(orgs: readonly Org[]): string {
  const kinds = (['committee', 'general_branch', 'branch'] as const).map((kind) => ({ kind, count: orgs.filter((org) => org.kind === kind).length }))
  return kinds.filter(({ count }) => count > 0).map(({ kind, count }) => `${count} 个${orgKindNames[kind]}`).join('、')
}

/** The organisation in the address, or the highest within reach. */
function useChosen(orgs: readonly Org[]) {
  const [params, setParams] = useSearchParams()
  const chosen = orgs.find(({ id }) => id === Number(params.get('org'))) ?? orgs[0]
  return { chosen, choose: (orgId: number) => setParams({ org: String(orgId) }, { replace: true }) }
}

/** 党组织: the tree, and one organisation of it. */
export function OrgsPage() {
  const { orgs: all, tallies, isPending, error } = useTree()
  const mayRead = useReach('members.read')
  // names of other branches are no secret, but none of this person's business here
  const orgs = useMemo(() => all.filter(mayRead), [all, mayRead])
  const { chosen, choose } = useChosen(orgs)
  const [founding, setFounding] = useState(false)
  const mayManage = useReach('orgs.manage')
  if (isPending) return <Page title="党组织" loading />
  if (error) {
    return (
      <Page title="党组织">
        <ErrorPanel error={error} />
      </Page>
    )
  }
  const found = chosen && mayManage(chosen) && chosen.kind !== 'group' && (
    <Button type="primary" onClick={() => setFounding(true)}>
      在“{chosen.shortName}”下新建
    </Button>
  )
  return (
    <Page title="党组织" note={census(orgs)} extra={found}>
      <TermWarnings onChoose={choose} />
      <div className="orgs">
        <OrgTree orgs={orgs} tallies={tallies} chosenId={chosen?.id} onChoose={choose} />
        {chosen && <OrgPanel key={chosen.id} org={chosen} tally={tallies.get(chosen.id)} below={orgs.filter((org) => org.id !== chosen.id && isWithin(org.path, chosen.path))} canManage={mayManage(chosen)} onChoose={choose} />}
      </div>
      {chosen && <NewOrgDialog parent={chosen} open={founding} onClose={() => setFounding(false)} onFounded={choose} />}
    </Page>
  )
}
