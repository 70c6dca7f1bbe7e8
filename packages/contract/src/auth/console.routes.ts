import Type, { type Static } from 'typebox'
import type { RouteSchema } from '../core/route'
import { Count, Id, Instant, Nullable, OneOf, Shape } from '../core/schema'
import { Tokens } from './shapes'

/** What a console needs to show a QR and to ask after it. `claimSecret` never leaves the browser that asked. */
export const NewConsoleSignIn = Shape({
  id: Id,
  /** Text of the QR. Holds a public code and nothing secret. */
  link: Type.String(),
  claimSecret: Type.String(),
  expiresAt: Instant,
  /** Seconds until then: clocks of desks and phones go wrong. */
  expiresIn: Count,
})
export type NewConsoleSignIn = Static<typeof NewConsoleSignIn>

/** How a console's question stands. Tokens come once. */
export const ConsoleClaim = Type.Union([
  Shape({ state: OneOf(['waiting', 'refused', 'expired']) }),
  /** Somebody's phone is at it: their name, masked. */
  Shape({ state: Type.Literal('scanned'), name: Type.String() }),
  Shape({ state: Type.Literal('signed_in'), tokens: Tokens }),
])
export type ConsoleClaim = Static<typeof ConsoleClaim>

/** What the phone shows, so that a person recognises the screen they stand before. */
export const ConsoleSignIn = Shape({
  /** `Windows · Chrome`; null when the browser did not say. */
  browser: Nullable(Type.String()),
  /** Network address it came from, its last part left out. */
  address: Type.String(),
  askedAt: Instant,
  expiresAt: Instant,
  /** Seconds until then. */
  expiresIn: Count,
  scanned: Type.Boolean(),
})
export type ConsoleSignIn = Static<typeof ConsoleSignIn>

const params = Shape({ code: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) })

export const consoleRoutes = {
  startConsoleSignIn: {
    summary: 'A console asks to be signed in: the QR to show, and the secret to ask after it with',
    access: 'anyone',
    repeatable: false,
    replies: { 201: NewConsoleSignIn },
  },
  claimConsoleSignIn: {
    summary: 'The console asks how its QR stands; once the phone has confirmed, this answers with tokens, one time',
    access: 'anyone',
    body: Shape({ id: Id, claimSecret: Type.String({ minLength: 1, maxLength: 100 }) }),
    repeatable: false,
    replies: { 200: ConsoleClaim },
  },
  seeConsoleSignIn: {
    summary: 'Which screen a scanned QR belongs to',
    access: 'signed-in',
    params,
    replies: { 200: ConsoleSignIn },
  },
  scanConsoleSignIn: {
    summary: 'My phone has scanned it: from now on it is mine to confirm, and nobody else\'s',
    access: 'signed-in',
    params,
    replies: { 200: ConsoleSignIn },
  },
  decideConsoleSignIn: {
    summary: 'Confirm or refuse that screen to be signed in as me',
    access: 'signed-in',
    params,
    body: Shape({ accept: Type.Boolean() }),
    replies: { 200: Shape({ state: OneOf(['confirmed', 'refused']) }) },
  },
} as const satisfies Record<string, RouteSchema>
