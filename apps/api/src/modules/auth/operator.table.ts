import { bigint, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { accounts } from './auth.table'

/** How an operator signs in without WeChat: name, password and a second factor. */
export const operatorCredentials = pgTable('operator_credentials', {
  accountId: uuid('account_id').primaryKey().references(() => accounts.id),
  /** Lower case; what is typed to sign in. */
  name: text('name').notNull().unique('operator_credentials_name_unique'),
  /** `scrypt$ln$r$p$salt$hash`. */
  passwordHash: text('password_hash').notNull(),
  passwordSetAt: instant('password_set_at').notNull(),
  /** Set while the password is the one-time one that was printed: until when it opens the first sign-in. */
  oneTimeUntil: instant('one_time_until'),
  /** Secret of the authenticator, sealed; null until one is enrolled. */
  totpSecret: text('totp_secret'),
  /** Last 30-second step whose code was accepted: no code is good twice. */
  totpStep: bigint('totp_step', { mode: 'number' }).notNull(),
  enrolledAt: instant('enrolled_at'),
  /** Raised by every change of password or authenticator: a set-up begun before it cannot finish. */
  version: integer('version').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** For the day the phone with the authenticator is gone. Only keyed hashes. */
export const operatorRecoveryCodes = pgTable(
  'operator_recovery_codes',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id').notNull().references(() => accounts.id),
    codeHash: text('code_hash').notNull().unique('operator_recovery_codes_hash_unique'),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [index('operator_recovery_codes_account').on(table.accountId)],
)

/** Wrong tries by account name, whether or not there is such an account: locking must not tell. */
export const operatorTries = pgTable('operator_tries', {
  /** Keyed hash of the name that was typed. */
  nameHash: text('name_hash').primaryKey(),
  /** Tries since the last good one. */
  count: integer('count').notNull(),
  lastAt: instant('last_at').notNull(),
  lockedUntil: instant('locked_until'),
})
