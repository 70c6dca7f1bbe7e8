import { sql } from 'drizzle-orm'

/**
 * Moments in the rows are those at which requests began, on clocks of several processes; what each then saw is not written
 * down. Two moments nearer to each other than this may have happened in either order.
 */
export const margin = sql`interval '1 minute'`
