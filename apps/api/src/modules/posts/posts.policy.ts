import { reaches, type Actor } from '@ejia/domain/actor'
import { isWithin } from '@ejia/domain/orgs'
import { postMayMove, type PostMove, type PostState } from '@ejia/domain/posts'

interface Placed {
  /** Path of the organisation that publishes it. */
  orgPath: string
}

export const canEdit = (actor: Actor, post: Placed): boolean => reaches(actor, 'posts.write', post.orgPath)
export const canPublish = (actor: Actor, post: Placed): boolean => reaches(actor, 'posts.publish', post.orgPath)
export const canReview = (actor: Actor, post: Placed): boolean => reaches(actor, 'posts.review', post.orgPath)

/**
 * Whom an author may address: those below an organisation the author writes for, or the organisations above the one
 * that publishes. Who asks for signatures sees who signed, so that audience must lie within reach.
 */
export function mayAddress(actor: Actor, post: Placed & { receiptRequired: boolean }, audiencePath: string): boolean {
  if (reaches(actor, 'posts.write', audiencePath)) return true
  return !post.receiptRequired && isWithin(post.orgPath, audiencePath)
}

interface Reviewable {
  revision: number
  reviewedRevision: number | null
  secrecyCheckedAt: Date | null
  submittedRevision: number | null
}

/** 审核 and 保密审查 of exactly the newest revision (党务公开条例 第十五条). */
export const isReviewed = (post: Reviewable): boolean => post.reviewedRevision === post.revision && post.secrecyCheckedAt !== null
export const awaitsReview = (post: Pick<Reviewable, 'revision' | 'submittedRevision'>): boolean => post.submittedRevision === post.revision

export interface Abilities {
  submit: boolean
  review: boolean
  publish: boolean
  schedule: boolean
  unschedule: boolean
  withdraw: boolean
  pin: boolean
  remind: boolean
}

/** What a person may do with a post now. */
export function abilitiesFor(actor: Actor, post: Placed & Reviewable & { state: PostState; savedBy: string; reviewRequired: boolean; receiptRequired: boolean }): Abilities {
  const may = (move: PostMove): boolean => postMayMove(post.state, move)
  const publisher = canPublish(actor, post)
  const cleared = publisher && (!post.reviewRequired || isReviewed(post))
  return {
    submit: canEdit(actor, post) && may('submit') && !awaitsReview(post) && !isReviewed(post),
    review: canReview(actor, post) && may('review') && awaitsReview(post) && post.savedBy !== actor.accountId,
    publish: cleared && may('publish'),
    schedule: cleared && may('schedule'),
    unschedule: publisher && may('unschedule'),
    withdraw: publisher && may('withdraw'),
    pin: publisher && may('pin'),
    remind: publisher && may('remind') && post.receiptRequired,
  }
}
