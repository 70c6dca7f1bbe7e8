import type { CredentialStore } from './credentials.types'
import { storage } from './storage'

const mark = 'session.mark'

/**
 * Scripts in a browser keep no token: the refresh token is an HttpOnly cookie and the access token lives in memory.
 * The mark tells a first-time visitor (who must not ask for a refresh) from somebody who signed in here before.
 */
export const credentials: CredentialStore = {
  client: 'browser',
  hasSession: () => storage.get<string>(mark) !== undefined,
  load: () => undefined,
  save: () => storage.set(mark, '1'),
  clear: () => storage.remove(mark),
  refreshBody: () => ({ client: 'browser' }),
}
