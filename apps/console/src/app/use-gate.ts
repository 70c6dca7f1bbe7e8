import { useLocation } from 'react-router'
import { useSessionStore } from '../shared/session'

/** Where a visitor is sent, and from where they come back; null for somebody signed in. */
export function useGate(): string | null {
  const signedIn = useSessionStore(({ me }) => me !== null)
  const { pathname, search } = useLocation()
  if (signedIn) return null
  return pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname + search)}`
}
