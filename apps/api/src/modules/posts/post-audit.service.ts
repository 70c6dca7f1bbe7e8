import type { Context } from '../../lib/context'
import { writeAudit } from '../audit'
import type { WorkRow } from './draft.repo'

/** The audit line of a change to a post; without an actor when its moment came. */
export const auditPost = (ctx: Context, verb: string, work: { post: Pick<WorkRow['post'], 'id' | 'orgId'> }, detail: Record<string, unknown> = {}): Promise<void> =>
  writeAudit(ctx, { action: `posts.${verb}`, subjectType: 'post', subjectId: work.post.id, orgId: work.post.orgId, detail })
