import { activityKinds, type ActivityKind } from '@ejia/domain/activities'

/** What leads from an open duty to its planning: `?kind=` and `?org=`. */
export const planAddress = (kind: ActivityKind, orgId: number): string => `/activities/new?kind=${kind}&org=${orgId}`

/** What such an address asks for. */
export const presetIn = (params: URLSearchParams): { kind: ActivityKind | undefined; org: number | undefined } => ({
  kind: activityKinds.find((one) => one === params.get('kind')),
  org: Number(params.get('org')) || undefined,
})
