import { and, desc, eq, lt } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '../../lib/context'
import { orgs } from '../orgs/orgs.table'
import { nameOf } from './draft.repo'
import { postRevisions } from './posts.table'

const audienceOrg = alias(orgs, 'audience_org')

export const listRevisionRows = (db: Executor, postId: string, before: number | null, limit: number) =>
  db
    .select({ revision: postRevisions.revision, title: postRevisions.title, savedAt: postRevisions.savedAt, savedBy: nameOf(postRevisions.savedBy) })
    .from(postRevisions)
    .where(and(eq(postRevisions.postId, postId), before === null ? undefined : lt(postRevisions.revision, before)))
    .orderBy(desc(postRevisions.revision))
    .limit(limit)

export async function findRevision(db: Executor, postId: string, revision: number) {
  const [row] = await db
    .select({ content: postRevisions, org: { id: orgs.id, name: orgs.name }, audienceOrgName: audienceOrg.name, savedByName: nameOf(postRevisions.savedBy) })
    .from(postRevisions)
    .innerJoin(orgs, eq(orgs.id, postRevisions.orgId))
    .leftJoin(audienceOrg, eq(audienceOrg.id, postRevisions.audienceOrgId))
    .where(and(eq(postRevisions.postId, postId), eq(postRevisions.revision, revision)))
  return row
}
