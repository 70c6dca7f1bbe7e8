import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../lib/columns'
import { accounts } from './auth.table'

/** A console that asks to be signed in by a phone. Lives minutes; what came of it is in the audit. */
export const consoleSignIns = pgTable(
  'console_sign_ins',
  {
    id: uuid('id').primaryKey(),
    /** SHA-256 of the code in the QR. */
    codeHash: text('code_hash').notNull().unique('console_sign_ins_code_hash_unique'),
    /** SHA-256 of the secret that only the asking browser holds. */
    claimHash: text('claim_hash').notNull(),
    /** `Windows · Chrome`, for a person to recognise; null when it did not say. */
    browser: text('browser'),
    /** Network address it came from, its last part left out. */
    address: text('address').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Moved on a little by a scan and by a confirmation, so that neither comes to nothing at the last moment. */
    expiresAt: instant('expires_at').notNull(),
    /** The first account to scan it; nobody else can. */
    scannedBy: uuid('scanned_by').references(() => accounts.id),
    scannedAt: instant('scanned_at'),
    decision: text('decision').$type<'confirmed' | 'refused'>(),
    decidedAt: instant('decided_at'),
    /** When its tokens were handed out: once. */
    claimedAt: instant('claimed_at'),
  },
  (table) => [index('console_sign_ins_expires').on(table.expiresAt)],
)
