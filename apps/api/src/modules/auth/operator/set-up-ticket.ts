import { AppError } from '../../../lib/app-error'
import { seal, unseal, type KeyRing } from '../../../lib/cipher'

/** Authenticated with every ticket: a text sealed for any other purpose does not open as one. */
const purpose = 'auth.operator_set_up'
const minutes = 10

/** What an operator carries from the password to the end of the set-up. Nothing is stored until they are done. */
export interface SetUpTicket {
  accountId: string
  /** Version of the credential it was written for: good once. */
  version: number
  /** Secret that the authenticator was shown. */
  secret: string
  newPassword: boolean
  /** Milliseconds since the epoch. */
  until: number
}

export const issueSetUpTicket = (ring: KeyRing, ticket: Omit<SetUpTicket, 'until'>, now: Date): string =>
  seal(ring, JSON.stringify({ ...ticket, until: now.getTime() + minutes * 60_000 }), purpose)

export function openSetUpTicket(ring: KeyRing, text: string, now: Date): SetUpTicket {
  const ticket = read(ring, text)
  if (!ticket || ticket.until <= now.getTime()) throw new AppError('auth.set_up_expired')
  return ticket
}

function read(ring: KeyRing, text: string): SetUpTicket | null {
  try {
    return JSON.parse(unseal(ring, text, purpose)) as SetUpTicket
  } catch {
    return null
  }
}
