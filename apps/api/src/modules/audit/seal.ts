import { keyedHash } from '../../lib/cipher'
import type { SealedLine } from './audit.repo'

/** What the first seal follows. */
export const genesis = 'genesis'

/** Every column of a line in a fixed order. */
const canonical = ({ id, xid, at, accountId, action, subjectType, subjectId, orgId, detail }: SealedLine): string =>
  JSON.stringify([id, xid, at, accountId, action, subjectType, subjectId, orgId, detail])

/** The seal of a line at its place: nobody without the key can make one, nobody can change a line without breaking all that follow. */
export const sealOf = (key: Buffer, previous: string, seq: number, line: SealedLine): string => keyedHash(key, `${previous}\n${seq}\n${canonical(line)}`)
