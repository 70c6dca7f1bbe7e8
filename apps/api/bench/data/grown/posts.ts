import { sectionKeys } from '@ejia/domain/posts'
import { branches, firstYear, generalBranches, lastDay, memberCount, rootOrg } from './hospital'
import type { Loader } from './load'

/** A section that is nobody's but the branches' own, and the one branch that wrote in it only long ago. */
export const innerSection = 'members'
export const quietBranch = branches.last
const quietPosts = 30

const keys = `(array[${sectionKeys.map((key) => `'${key}'`).join(', ')}])`
const span = `(timestamptz '${lastDay}' - timestamptz '${firstYear}-01-01')`

/** What kind of post number n of `total` is: section, organisation, audience, state, moment. */
const drafted = (from: number, to: number, total: number): string => `
  select n, moment, section, org_id, state,
    case when section = '${innerSection}' then 'subtree' when share < case when org_id = ${rootOrg} then 70 when org_id <= ${generalBranches.last} then 30 else 15 end then 'public' else 'subtree' end as audience
  from (
    select n, timestamptz '${firstYear}-01-01' + ${span} * (n::float8 / ${total}) as moment, bench_pick('share', n, 100) as share,
      case when n <= ${quietPosts} then '${innerSection}' else ${keys}[1 + bench_pick('section', n, ${sectionKeys.length})] end as section,
      case when n <= ${quietPosts} then ${quietBranch}
        when ${keys}[1 + bench_pick('section', n, ${sectionKeys.length})] = '${innerSection}' then ${branches.first} + bench_pick('org', n, ${branches.last - branches.first})
        when bench_pick('level', n, 10) < 2 then ${rootOrg}
        when bench_pick('level', n, 10) = 2 then ${generalBranches.first} + bench_pick('org', n, 6)
        else ${branches.first} + bench_pick('org', n, ${branches.last - branches.first}) end as org_id,
      case when n > ${quietPosts} and bench_pick('state', n, 100) < 3 then 'withdrawn' when n > ${quietPosts} and bench_pick('state', n, 100) < 6 then 'expired'
        when n > ${quietPosts} and bench_pick('state', n, 100) = 6 then 'draft' else 'published' end as state
    from generate_series(${from}, ${to}) as n
  ) as kinds`

/** Columns `title` and `body` of a post, as SQL over its number `n`. */
export interface Texts {
  title: string
  body: string
}

export const shortTexts: Texts = {
  title: `'第' || n || '号' || (array['学习安排', '活动通知', '工作简报', '先进事迹', '会议纪要', '整改清单', '谈心谈话'])[1 + bench_pick('title', n, 7)]`,
  body: `(array['请各支部按时组织', '已经支委会研究通过', '门诊病区同步开展', '欢迎党员同志参加'])[1 + bench_pick('body', n, 4)] || chr(20000 + bench_pick('rare', n, 20000)) || '。'`,
}

const insertPosts = (from: number, to: number, total: number, { title, body }: Texts): string => `
  insert into posts (id, section_key, org_id, state, revision, published_revision, title, summary, body_html, body_text, source, receipt_required, audience, audience_org_id,
    pinned_at, created_by, created_at, saved_at, published_at, expires_at, withdrawn_at)
  select bench_id('post', n), section, org_id, state, 1, case when state = 'draft' then null else 1 end, title, '', '<p>' || body || '</p>', body, '本院',
    audience = 'subtree' and bench_pick('receipt', n, 50) = 0, audience, case when audience = 'subtree' then org_id end,
    case when n > ${total} - 600 and state = 'published' and bench_pick('pin', n, 40) = 0 then moment end,
    bench_id('account', org_id), moment, moment, case when state = 'draft' then null else moment end,
    case when state = 'expired' then moment + interval '1 day' when bench_pick('expiry', n, 100) = 0 then timestamptz '2999-01-01' end,
    case when state = 'withdrawn' then moment + interval '1 hour' end
  from (select *, ${title} as title, ${body} as body from (${drafted(from, to, total)}) as kinds) as texts`

const revisions = `
  insert into post_revisions (post_id, revision, section_key, org_id, title, summary, body_html, body_text, source, receipt_required, audience, audience_org_id, saved_by, saved_at)
  select id, 1, section_key, org_id, title, summary, body_html, body_text, source, receipt_required, audience, audience_org_id, created_by, saved_at from posts`

/** The newest 2,000 posts were opened by some 40 members each. */
const reads = (total: number): string => `
  insert into post_reads (post_id, member_id, read_at)
  select bench_id('post', n), bench_id('member', 1 + (n * 31 + m * 21) % ${memberCount}), timestamptz '${lastDay}'
  from generate_series(greatest(1, ${total} - 2000), ${total}) as n, generate_series(1, 1 + bench_pick('reads', n, 80)) as m`

/** Posts of all sections, organisations and audiences, evenly over the years; in the last 600 some are pinned. */
export async function fillPosts({ run, runAtOnce, withoutIndexes, say }: Loader, total: number, texts: Texts = shortTexts): Promise<void> {
  const slices = Math.max(1, Math.ceil(total / 100_000))
  const edges = Array.from({ length: slices + 1 }, (_, slice) => Math.round((total * slice) / slices))
  await withoutIndexes('posts', async () => {
    for (let slice = 0; slice < slices; slice++) {
      const [from = 0, to = 0] = edges.slice(slice, slice + 2)
      const half = Math.floor((from + to) / 2)
      await runAtOnce([insertPosts(from + 1, half, total, texts), insertPosts(half + 1, to, total, texts)])
      say(`${to} of ${total} posts`)
    }
  })
  await run(revisions)
  await run(reads(total))
}
