export interface SavedTokens {
  accessToken: string
  /** Epoch milliseconds. */
  expiresAt: number
  refreshToken: string | null
}

export interface CredentialStore {
  /** Whether somebody has signed in on this device and not out again. */
  hasSession(): boolean
  /** An access token that outlived a restart, if the target keeps one. */
  load(): SavedTokens | undefined
  save(tokens: SavedTokens): void
  clear(): void
  /** What the refresh request carries; on H5 the token itself travels in an HttpOnly cookie. */
  refreshBody(): { refreshToken?: string; client: 'browser' | 'weapp' }
  client: 'browser' | 'weapp'
}
