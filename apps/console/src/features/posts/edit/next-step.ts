import { postMayMove, type PostState } from '@ejia/domain/posts'
import { useRead } from '../../../shared/api'
import { useCan } from '../../../shared/session'
import { isChanged } from '../words'
import type { WritingPage } from './use-writing'

export type Step = 'save' | 'submit' | 'review' | 'publish'

interface Situation {
  state: PostState
  /** What is saved was approved, and nothing was typed since. */
  approved: boolean
  reviewRequired: boolean
  publisher: boolean
  /** There is something readers do not see yet. */
  news: boolean
  typed: boolean
  waits: boolean
}

/** The one step that comes next. Typing makes an approved text unapproved again, so it counts. */
export function nextStep({ state, approved, reviewRequired, publisher, news, typed, waits }: Situation): Step | null {
  if (!news) return null
  if (state === 'scheduled') return typed ? 'save' : null
  if (publisher && (!reviewRequired || approved) && postMayMove(state, 'publish')) return 'publish'
  if (waits && !typed) return null
  return approved ? null : 'submit'
}

/** The same for what is on the screen, by what may be done with the section and organisation chosen there. */
export function useNextStep({ draft, state, values }: WritingPage): Step | null {
  const sections = useRead('GET /sections', {}, { staleTime: Infinity })
  const publisher = useCan('posts.publish', values.orgId ?? 0)
  const typed = ['typed', 'failed', 'conflict'].includes(state)
  const reviewRequired = sections.data?.items.find(({ key }) => key === values.section)?.reviewRequired ?? true
  if (!draft) return nextStep({ state: 'draft', approved: false, reviewRequired, publisher, news: true, typed, waits: false })
  if (draft.can.review && !typed) return 'review'
  const news = typed || draft.state !== 'published' || isChanged(draft)
  return nextStep({ state: draft.state, approved: draft.reviewed && !typed, reviewRequired, publisher, news, typed, waits: draft.awaitingReview })
}
