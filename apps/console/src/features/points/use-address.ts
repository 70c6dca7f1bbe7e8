import { useSearchParams } from 'react-router'

type Change = Record<string, string | number | null | undefined>

/** The filter of a page, kept in its address, so that it can be sent on and returned to. */
export function useAddress(): { get: (name: string) => string | undefined; number: (name: string) => number | undefined; set: (change: Change) => void } {
  const [params, setParams] = useSearchParams()
  const get = (name: string) => params.get(name) ?? undefined
  const number = (name: string) => {
    const value = Number(params.get(name))
    return Number.isInteger(value) && value > 0 ? value : undefined
  }
  const set = (change: Change) =>
    setParams(
      (before) => {
        for (const [name, value] of Object.entries(change)) {
          if (value === undefined || value === null || value === '') before.delete(name)
          else before.set(name, String(value))
        }
        return new URLSearchParams(before)
      },
      { replace: true },
    )
  return { get, number, set }
}
