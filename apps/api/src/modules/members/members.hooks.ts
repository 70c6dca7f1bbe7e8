import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'

/**
 * Whether a member can sign in is kept by `auth`, which stands to the right and registers here how to ask: a condition on
 * a member's id. Nobody there to ask: nobody is bound.
 */
export type BoundTest = (memberId: SQLWrapper) => SQL

let test: BoundTest | null = null

export function tellBoundBy(boundTest: BoundTest): void {
  test = boundTest
}

export const isBound = (memberId: SQLWrapper): SQL<boolean> => (test?.(memberId) ?? sql`false`) as SQL<boolean>
