import { credentials } from '../../platform/credentials'
import type { SavedTokens } from '../../platform/credentials.types'

/** Renewed this long before it ends, so that a slow request does not arrive with a dead token. */
const marginMs = 10_000

let current: SavedTokens | undefined = credentials.load()

interface FreshTokens {
  accessToken: string
  expiresIn: number
  refreshToken: string | null
}

/** The access token of this session, as far as this device knows. */
export const tokens = {
  hasSession: () => credentials.hasSession(),
  access: () => current?.accessToken,
  /** Whether the token can be sent as it is. */
  usable: () => current !== undefined && current.expiresAt - marginMs > Date.now(),
  save({ accessToken, expiresIn, refreshToken }: FreshTokens): void {
    current = { accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1000 }
    credentials.save(current)
  },
  clear(): void {
    current = undefined
    credentials.clear()
  },
}
