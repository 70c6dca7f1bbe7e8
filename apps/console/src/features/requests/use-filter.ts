import { useSearchParams } from 'react-router'
import { dueKinds, matters, requestStates, type DueKind, type Matter, type RequestState } from '@ejia/domain/requests'

export interface Filter {
  orgId?: number
  state?: RequestState
  due?: DueKind
  matter?: Matter
  from?: string
  to?: string
}

const oneOf = <K extends string>(list: readonly K[], text: string | null): K | undefined => list.find((one) => one === text)

/** The filter of the list, kept in its address. */
export function useFilter(): { filter: Filter; set: (change: { [K in keyof Filter]: Filter[K] | undefined }) => void } {
  const [params, setParams] = useSearchParams()
  const orgId = Number(params.get('orgId'))
  const [state, due, matter] = [oneOf(requestStates, params.get('state')), oneOf(dueKinds, params.get('due')), oneOf(matters, params.get('matter'))]
  const [from, to] = [params.get('from'), params.get('to')]
  const filter = { ...(orgId > 0 && { orgId }), ...(state && { state }), ...(due && { due }), ...(matter && { matter }), ...(from && { from }), ...(to && { to }) }
  const set: ReturnType<typeof useFilter>['set'] = (change) =>
    setParams(
      (before) => {
        for (const [name, value] of Object.entries(change)) {
          if (value === undefined) before.delete(name)
          else before.set(name, String(value))
        }
        return new URLSearchParams(before)
      },
      { replace: true },
    )
  return { filter, set }
}
