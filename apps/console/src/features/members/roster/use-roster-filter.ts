import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { memberStatuses, services, type MemberStatus, type Service } from '@ejia/domain/members'

/** Marks that narrow the roster; each is one word in the address. */
export const marks = { away: '外出（流动）', noPhone: '未登记手机号', unbound: '未绑定微信', left: '已离开的党员' } as const
export type Mark = keyof typeof marks

export const orders = {
  org: { label: '按组织', sort: 'org', descending: false },
  rosterNo: { label: '按编号', sort: 'rosterNo', descending: false },
  name: { label: '按姓名', sort: 'name', descending: false },
  joinedFirst: { label: '入党早的在前', sort: 'joinedOn', descending: false },
  joinedLast: { label: '入党晚的在前', sort: 'joinedOn', descending: true },
} as const
export type Order = keyof typeof orders

export interface RosterFilter {
  q: string
  orgId?: number | undefined
  status?: MemberStatus | undefined
  service?: Service | undefined
  marks: Mark[]
  order: Order
}

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined => values.find((value) => value === text)

function read(params: URLSearchParams): RosterFilter {
  const orgId = Number(params.get('org'))
  const status = oneOf(memberStatuses, params.get('status'))
  const service = oneOf(services, params.get('service'))
  return {
    q: params.get('q') ?? '',
    ...(Number.isInteger(orgId) && orgId > 0 && { orgId }),
    ...(status && { status }),
    ...(service && { service }),
    marks: (Object.keys(marks) as Mark[]).filter((mark) => params.get('marks')?.split('.').includes(mark)),
    order: oneOf(Object.keys(orders) as Order[], params.get('order')) ?? 'org',
  }
}

function write({ q, orgId, status, service, marks: chosen, order }: RosterFilter): URLSearchParams {
  const pairs = { q: q.trim(), org: orgId, status, service, marks: chosen.join('.'), order: order === 'org' ? '' : order }
  return new URLSearchParams(Object.entries(pairs).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])))
}

/** What the list is asked for; also what an export takes. */
export const queryOf = ({ q, orgId, status, service, marks: chosen }: RosterFilter) => ({
  ...(q.trim() && { q: q.trim() }),
  ...(orgId !== undefined && { orgId }),
  ...(status && { status }),
  ...(service && { service }),
  ...(chosen.includes('away') && { away: true }),
  ...(chosen.includes('noPhone') && { hasPhone: false }),
  ...(chosen.includes('unbound') && { bound: false }),
  ...(chosen.includes('left') && { left: true }),
})

/** The filter lives in the address: it can be bookmarked, sent, and is there after going back. */
export function useRosterFilter() {
  const [params, setParams] = useSearchParams()
  const filter = useMemo(() => read(params), [params])
  const set = (change: Partial<RosterFilter>) => setParams(write({ ...filter, ...change }), { replace: true })
  return { filter, set }
}
