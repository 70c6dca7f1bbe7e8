export { RequireSignIn } from './RequireSignIn'
export { acceptTokens, signOut, startSession } from './session'
export { useSession, type Session } from './use-session'
export { currentMe, watchMe, type Me } from './session.store'
