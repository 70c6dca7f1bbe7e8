import Type, { type Static } from 'typebox'
import type { RouteSchema } from '../core/route'
import { Count, Instant, Shape, Text } from '../core/schema'
import { Tokens } from './shapes'

const password = Type.String({ minLength: 1, maxLength: 200 })
/** Six digits of the authenticator, or a recovery code. Blanks and dashes are forgiven. */
const secondFactor = Type.String({ maxLength: 40 })
/** Shown once; each is good for one sign-in after the phone was lost. */
const RecoveryCodes = Type.Array(Type.String())

export const OperatorSignIn = Type.Union([
  Shape({ state: Type.Literal('signed_in'), tokens: Tokens }),
  /** A one-time password or a recovery code opens nothing but this: a second factor is enrolled first. */
  Shape({
    state: Type.Literal('set_up'),
    /** Sealed, good for ten minutes. */
    ticket: Type.String(),
    /** Whether a password of one's own has to be chosen too. */
    newPassword: Type.Boolean(),
    /** Account as the authenticator and the password rules know it. */
    name: Type.String(),
    /** Base32, to type where no camera is at hand. */
    secret: Type.String(),
    /** `otpauth://totp/…`, to show as a QR. */
    uri: Type.String(),
  }),
])
export type OperatorSignIn = Static<typeof OperatorSignIn>

export const Operator = Shape({ name: Type.String(), passwordSetAt: Instant, enrolledAt: Instant, recoveryCodesLeft: Count })
export type Operator = Static<typeof Operator>

export const operatorRoutes = {
  signInOperator: {
    summary: 'Sign in with account name, password and second factor; one answer for whatever of them is wrong',
    access: 'anyone',
    body: Shape({ name: Text(60), password, code: Type.Optional(secondFactor) }),
    // a wrong try is counted although it is refused
    transaction: 'own',
    replies: { 200: OperatorSignIn },
  },
  setUpOperator: {
    summary: 'Finish a first sign-in: enrol the authenticator and, where asked, choose a password; recovery codes are shown once',
    access: 'anyone',
    body: Shape({ ticket: Type.String({ maxLength: 2000 }), newPassword: Type.Optional(password), code: secondFactor }),
    repeatable: false,
    replies: { 201: Shape({ tokens: Tokens, recoveryCodes: RecoveryCodes }) },
  },
  operator: { summary: 'How my password sign-in stands', access: 'signed-in', replies: { 200: Operator } },
  changeOperatorPassword: {
    summary: 'Change my password; every other session of mine ends',
    access: 'signed-in',
    body: Shape({ password, code: secondFactor, newPassword: password }),
    transaction: 'own',
    replies: { 200: Operator },
  },
  renewRecoveryCodes: {
    summary: 'New recovery codes in the place of the old ones; shown once',
    access: 'signed-in',
    body: Shape({ password, code: secondFactor }),
    transaction: 'own',
    replies: { 201: Shape({ recoveryCodes: RecoveryCodes }) },
  },
} as const satisfies Record<string, RouteSchema>
