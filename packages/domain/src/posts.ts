/** The nine sections, fixed and in this order. */
export const sectionKeys = ['news', 'notices', 'rules', 'branch', 'members', 'integrity', 'pioneers', 'disclosure', 'united_front'] as const
export type SectionKey = (typeof sectionKeys)[number]

export const sectionNames: Record<SectionKey, string> = {
  news: '党建动态',
  notices: '活动公告',
  rules: '党建制度',
  branch: '支部建设',
  members: '党员管理',
  integrity: '党风廉政',
  pioneers: '党建先锋',
  disclosure: '党务公开',
  united_front: '统一战线',
}

export const postStates = ['draft', 'in_review', 'scheduled', 'published', 'withdrawn', 'expired'] as const
export type PostState = (typeof postStates)[number]
export const postStateNames: Record<PostState, string> = {
  draft: '草稿',
  in_review: '待审核',
  scheduled: '待发布',
  published: '已发布',
  withdrawn: '已撤回',
  expired: '已到期',
}

/** public: readable without signing in · subtree: an organisation and everyone below it */
export const audiences = ['public', 'subtree'] as const
export type Audience = (typeof audiences)[number]

/**
 * What can be done to a post in a state. Saving is always possible; readers see the published revision.
 * A published post stays published, and a scheduled one scheduled, while a newer revision of it is written and reviewed.
 */
const moves: Record<'submit' | 'review' | 'publish' | 'schedule' | 'unschedule' | 'withdraw' | 'pin' | 'remind', readonly PostState[]> = {
  submit: ['draft', 'withdrawn', 'expired', 'published', 'scheduled'],
  review: ['in_review', 'published', 'scheduled'],
  publish: ['draft', 'in_review', 'published', 'withdrawn', 'expired', 'scheduled'],
  schedule: ['draft', 'in_review', 'withdrawn', 'expired', 'scheduled'],
  unschedule: ['scheduled'],
  withdraw: ['published', 'scheduled'],
  pin: ['published'],
  remind: ['published'],
}
export type PostMove = keyof typeof moves
export const postMayMove = (state: PostState, move: PostMove): boolean => moves[move].includes(state)

/** The state people are shown: what has expired by the clock is expired, whether or not it was marked so yet. */
export const stateAt = (post: { state: PostState; expiresAt: Date | null }, now: Date): PostState =>
  post.state === 'published' && post.expiresAt !== null && post.expiresAt <= now ? 'expired' : post.state

/** Days ahead for which a publication may be scheduled. */
export const mostScheduleDays = 366

/** Checks a form runs before it is sent; the server runs the same. Field → what is wrong. */
export function checkPost(post: { title: string; bodyText: string }): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (post.title.trim() === '') wrong.title = '请填写标题'
  if (post.bodyText.trim() === '') wrong.bodyHtml = '请填写正文'
  return wrong
}
