import type { ProblemCode } from '@ejia/contract/core/problem'
import { problemText } from '@ejia/contract/core/problem.zh'
import { quoted } from '@ejia/domain/messages'
import type { Context } from '../../lib/context'
import { holdersOf, memberOf, sendMessages } from '../messages'
import type { WorkRow } from './draft.repo'

const named = (title: string): string => `《${quoted(title, 30)}》`
const toWork = ({ post }: WorkRow) => ({ type: 'post_work', id: post.id }) as const

/** Those who may review it, but for who saved it. */
export async function tellReviewers(ctx: Context, work: WorkRow): Promise<void> {
  const holders = await holdersOf(ctx.db, 'posts.review', work.orgPath)
  await sendMessages(ctx, {
    to: holders.filter(({ accountId }) => accountId !== work.newest.savedBy).map(({ memberId }) => memberId),
    kind: 'review_wanted',
    title: `${named(work.newest.title)}等待审核`,
    text: `${work.newestOrg.name}提交审核，请作保密审查后决定。`,
    link: toWork(work),
    onceKey: `review:${work.post.id}:${work.post.revision}`,
  })
}

export async function tellAuthor(ctx: Context, work: WorkRow, { approve, note }: { approve: boolean; note: string }): Promise<void> {
  const title = `${named(work.newest.title)}${approve ? '已通过审核' : '被退回'}`
  const said = note.trim() === '' ? '' : `审核意见：${quoted(note, 200)}`
  await sendMessages(ctx, { to: await memberOf(ctx.db, work.newest.savedBy), kind: 'review_decided', title, text: said || (approve ? '可以发布了。' : '请修改后重新提交。'), link: toWork(work) })
}

const toScheduler = ({ db }: Context, { post }: WorkRow): Promise<string[]> => (post.scheduledBy === null ? Promise.resolve([]) : memberOf(db, post.scheduledBy))

export async function tellPublished(ctx: Context, work: WorkRow, title: string): Promise<void> {
  const behind = work.post.revision === work.post.scheduledRevision ? '' : '之后保存的修改还没有发布。'
  await sendMessages(ctx, { to: await toScheduler(ctx, work), kind: 'post_published', title: `${named(title)}已定时发布`, text: behind || '读者现在可以看到了。', link: toWork(work) })
}

export async function tellScheduleRefused(ctx: Context, work: WorkRow, title: string, code: ProblemCode): Promise<void> {
  await sendMessages(ctx, { to: await toScheduler(ctx, work), kind: 'post_schedule_refused', title: `${named(title)}没有发布`, text: problemText[code], link: toWork(work) })
}
