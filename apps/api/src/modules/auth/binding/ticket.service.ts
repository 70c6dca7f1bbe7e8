import { AppError } from '../../../lib/app-error'
import { seal, unseal, type KeyRing } from '../../../lib/cipher'

/** Authenticated with every ticket: a text sealed for any other purpose does not open as one. */
const purpose = 'auth.ticket'
const minutes = 10

/** Whom a ticket stands for, and what WeChat has vouched for already. */
export interface Bearer {
  openid: string
  /** Number that WeChat says is this person's. */
  phone?: string
}

interface Ticket extends Bearer {
  /** Milliseconds since the epoch. */
  until: number
}

/** What an unknown WeChat identity binds with. Sealed, not merely signed: neither openid nor phone reaches a client. */
export function issueTicket(ring: KeyRing, bearer: Bearer, now: Date): string {
  const ticket: Ticket = { ...bearer, until: now.getTime() + minutes * 60_000 }
  return seal(ring, JSON.stringify(ticket), purpose)
}

/** Whom a ticket was issued for. */
export function openTicket(ring: KeyRing, text: string, now: Date): Bearer {
  const ticket = read(ring, text)
  if (!ticket || ticket.until <= now.getTime()) throw new AppError('auth.ticket_invalid')
  return ticket
}

function read(ring: KeyRing, text: string): Ticket | null {
  try {
    return JSON.parse(unseal(ring, text, purpose)) as Ticket
  } catch {
    return null
  }
}
