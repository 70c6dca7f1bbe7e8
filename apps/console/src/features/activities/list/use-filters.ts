import { activityKinds, activityStates, type ActivityKind, type ActivityState } from '@ejia/domain/activities'
import { useSearchParams } from 'react-router'
import { thisMonth } from '../../../shared/time'
import { firstDayOf, lastDayOf } from './month'

export interface Filters {
  view: 'list' | 'calendar'
  /** Empty in the list: of any month. */
  month: string
  kind?: ActivityKind
  state?: ActivityState
  orgId?: number
  q: string
}

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined => values.find((value) => value === text)

/** Filters live in the address, so that going back and passing a link on keep them. */
export function useFilters() {
  const [params, setParams] = useSearchParams()
  const view = params.get('view') === 'calendar' ? 'calendar' : 'list'
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(params.get('month') ?? '') ? String(params.get('month')) : view === 'calendar' ? thisMonth() : ''
  const kind = oneOf(activityKinds, params.get('kind'))
  const state = oneOf(activityStates, params.get('state'))
  const orgId = Number(params.get('org')) || undefined
  const filters: Filters = { view, month, q: params.get('q') ?? '', ...(kind && { kind }), ...(state && { state }), ...(orgId && { orgId }) }

  function change(next: Partial<Record<'view' | 'month' | 'kind' | 'state' | 'org' | 'q', string | undefined>>): void {
    setParams((before) => {
      const after = new URLSearchParams(before)
      for (const [name, value] of Object.entries(next)) {
        if (value) after.set(name, value)
        else after.delete(name)
      }
      return after
    }, { replace: true })
  }
  return { filters, change }
}

/** The same as the API takes them. */
export const queryOf = ({ month, kind, state, orgId, q }: Filters) => ({
  ...(month && { from: firstDayOf(month), to: lastDayOf(month) }),
  ...(kind && { kind }),
  ...(state && { state }),
  ...(orgId !== undefined && { orgId }),
  ...(q.trim() && { q: q.trim() }),
})
