import { useRead } from '../../shared/api'

export const useHoldings = (orgId: number, enabled: boolean) => useRead('GET /orgs/:orgId/holdings', { params: { orgId } }, { enabled, staleTime: 0 })

/** What an organisation holds, in one sentence. */
export function Holdings({ orgId }: { orgId: number }) {
  const { data } = useHoldings(orgId, true)
  if (!data) return <span>正在清点…</span>
  const { orgs, members, roles, openActivities } = data
  return <span>{`下级组织 ${orgs} 个，名册上 ${members} 人，职务 ${roles} 个，没结束的活动 ${openActivities} 项`}</span>
}
