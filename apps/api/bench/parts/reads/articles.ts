import { ask } from '../../lib/databases'

export interface Article {
  id: string
  /** Path of the organisation it is addressed to; null when everybody may read it. */
  audiencePath: string | null
}

/** What is published now. */
export const listArticles = (url: string): Promise<Article[]> =>
  ask<Article & Record<string, unknown>>(url, `select p.id, case when p.audience = 'public' then null else o.path end as "audiencePath"
    from posts p left join orgs o on o.id = p.audience_org_id
    where p.state = 'published' and (p.expires_at is null or p.expires_at > $1) order by p.id`, [new Date(Date.now() + 3_600_000).toISOString()])

/** Those this reader sees: public ones, and those addressed to an organisation on the line from the root to theirs. */
export const visibleTo = (articles: readonly Article[], orgPath: string | null): Article[] =>
  articles.filter(({ audiencePath }) => audiencePath === null || (orgPath !== null && orgPath.startsWith(audiencePath)))
