import type { Me } from './session.store'
import { useSessionStore } from './session.store'

export interface Session {
  signedIn: boolean
  me: Me | null
  /** Whether the person holds any office and so sees the work area. */
  isStaff: boolean
}

export function useSession(): Session {
  const me = useSessionStore((state) => state.me)
  return { signedIn: me !== null, me, isStaff: (me?.manages.length ?? 0) > 0 }
}
