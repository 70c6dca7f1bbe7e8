import { sql } from 'drizzle-orm'
import type { Check } from './difference.repo'

/**
 * Lines that the sealer passed over. A seal of a later transaction means that this one had ended by then, and one of a
 * greater number that it was this line's turn: it was there and left out, or its seal was taken away.
 */
const skipped = sql`
  select id::text, null as stored, 'sealed' as recomputed from (
    select l.id, l.xid::text::bigint as xid, s.seq,
      max(case when s.seq is not null then l.xid::text::bigint end) over (order by l.id desc rows between unbounded preceding and 1 preceding) as sealed_after
    from audit_lines l left join audit_seals s on s.line_id = l.id
  ) as lines
  where seq is null and xid < sealed_after`

export const auditChecks = [{ what: 'audit_unsealed', find: skipped }] as const satisfies readonly Check[]
