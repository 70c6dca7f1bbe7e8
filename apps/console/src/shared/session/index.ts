export { acceptTokens, signOut, startSession } from './session'
export { useSessionStore, type Me } from './session.store'
export { canSomewhere, useCan, useMe } from './use-session'
