import { sealedInAuth } from '../modules/auth'
import { sealedInMembers } from '../modules/members'
import type { SealedColumn } from './sealed-column'

/** Every column that holds sealed text. */
export const sealedColumns: readonly SealedColumn[] = [...sealedInMembers, ...sealedInAuth]
