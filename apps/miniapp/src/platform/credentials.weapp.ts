import type { CredentialStore, SavedTokens } from './credentials.types'
import { storage } from './storage'

const key = 'session.tokens'

/** Storage of a mini-program is sandboxed per account and app, so both tokens are kept and a cold start asks nothing. */
export const credentials: CredentialStore = {
  client: 'weapp',
  hasSession: () => storage.get<SavedTokens>(key) !== undefined,
  load: () => storage.get<SavedTokens>(key),
  save: (tokens) => storage.set(key, tokens),
  clear: () => storage.remove(key),
  refreshBody() {
    const refreshToken = storage.get<SavedTokens>(key)?.refreshToken
    return { client: 'weapp', ...(refreshToken ? { refreshToken } : {}) }
  },
}
