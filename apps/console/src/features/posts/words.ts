import type { Draft, ManagedPost } from '@ejia/contract/posts/routes'
import { momentText, thisMonth } from '../../shared/time'
import { postStateNames, postStates, sectionKeys, sectionNames, type PostState } from '@ejia/domain/posts'

export const sectionOptions = sectionKeys.map((key) => ({ value: key, label: sectionNames[key] }))
export const stateOptions = postStates.map((state) => ({ value: state, label: postStateNames[state] }))

type Tone = 'ok' | 'wait' | 'bad' | 'plain'
const tones: Record<PostState, Tone> = { draft: 'plain', in_review: 'wait', scheduled: 'wait', published: 'ok', withdrawn: 'bad', expired: 'plain' }

/** How a post stands, in a word or two. */
export function stateOf(post: Pick<ManagedPost, 'state' | 'changed' | 'awaitingReview'>): { tone: Tone; words: string } {
  const name = postStateNames[post.state]
  if (post.awaitingReview && post.state !== 'in_review') return { tone: 'wait', words: `${name}，修改待审` }
  if (post.changed) return { tone: 'wait', words: `${name}，有修改` }
  return { tone: tones[post.state], words: name }
}

/** 11-21 15:05; with its year when that is not this one. */
export const shortMoment = (instant: string): string => momentText(instant).replace(`${thisMonth().slice(0, 4)}-`, '')

export const isChanged = (draft: Draft): boolean => draft.state === 'published' && draft.revision !== draft.publishedRevision
