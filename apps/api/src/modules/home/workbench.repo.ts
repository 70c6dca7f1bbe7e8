import { recentActions, type RecentAction, type RecentSubject } from '@ejia/domain/workbench'
import { sql } from 'drizzle-orm'
import { isUnderAny } from '../../lib/columns'
import type { Executor } from '../../lib/context'
import { activities } from '../activities/activities.table'
import { auditLines } from '../audit/audit.table'
import { accounts } from '../auth/auth.table'
import { members } from '../members/members.table'
import { orgs } from '../orgs/orgs.table'
import { posts } from '../posts/posts.table'

export type RecentRow = {
  id: string
  at: string
  action: RecentAction
  who: string | null
  type: RecentSubject
  subjectId: string
  title: string
  orgId: number | null
  orgName: string | null
}

interface Scope {
  paths: readonly string[]
  since: Date
  limit: number
}

/** The newest doings worth telling in these subtrees, with the names of those who did them and of what it was about. */
export async function listRecent(db: Executor, { paths, since, limit }: Scope): Promise<RecentRow[]> {
  const { rows } = await db.execute<RecentRow>(sql`
    with recent as (
      select l.id, l.at, l.action, l.account_id, l.subject_type, l.subject_id, l.org_id, o.name as org_name
      from ${auditLines} l join ${orgs} o on o.id = l.org_id
      where ${isUnderAny(sql`o.path`, paths)} and l.action in ${recentActions} and l.at >= ${since.toISOString()}
      order by l.id desc limit ${limit}
    )
    select r.id::text as id, r.at, r.action, coalesce(m.name, a.name) as who, r.subject_id as "subjectId",
      case when r.subject_type in ('post', 'activity', 'member', 'org') then r.subject_type else 'other' end as type,
      coalesce(p.title, v.title, n.name, case when r.subject_type = 'org' then r.org_name end, '') as title,
      r.org_id as "orgId", r.org_name as "orgName"
    from recent r
    left join ${accounts} a on a.id = r.account_id::uuid
    left join ${members} m on m.id = a.member_id
    left join ${posts} p on p.id = case when r.subject_type = 'post' then r.subject_id::uuid end
    left join ${activities} v on v.id = case when r.subject_type = 'activity' then r.subject_id::uuid end
    left join ${members} n on n.id = case when r.subject_type = 'member' then r.subject_id::uuid end
    order by r.id desc`)
  return rows
}
