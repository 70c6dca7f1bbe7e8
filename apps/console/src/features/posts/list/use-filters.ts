import { useSearchParams } from 'react-router'
import { postStates, sectionKeys } from '@ejia/domain/posts'
import type { InputOf } from '../../../shared/api'

export type Filters = Omit<NonNullable<InputOf<'GET /managed-posts'>['query']>, 'cursor' | 'limit'>

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined => values.find((value) => value === text)

/** The filters live in the address: coming back, or sending a link, shows the same list. */
export function useFilters(): { filters: Filters; change: (change: Record<string, string | number | boolean | undefined>) => void } {
  const [params, setParams] = useSearchParams()
  const state = oneOf(postStates, params.get('state'))
  const section = oneOf(sectionKeys, params.get('section'))
  const orgId = Number(params.get('orgId')) || undefined
  const q = params.get('q')?.slice(0, 50) ?? ''
  const filters: Filters = {
    ...(state && { state }),
    ...(section && { section }),
    ...(orgId && { orgId }),
    ...(q && { q }),
    ...(params.get('mine') && { mine: true }),
    ...(params.get('toReview') && { toReview: true }),
  }
  const change = (next: Record<string, string | number | boolean | undefined>) =>
    setParams(
      (before) => {
        for (const [name, value] of Object.entries(next)) {
          if (value === undefined || value === '' || value === false) before.delete(name)
          else before.set(name, String(value))
        }
        return before
      },
      { replace: true },
    )
  return { filters, change }
}
