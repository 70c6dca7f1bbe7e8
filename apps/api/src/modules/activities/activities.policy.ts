import { windowAt, type ActivityState, type AttendanceState, type LeaveState, type SignUpMode } from '@ejia/domain/activities'
import { reaches, type Actor } from '@ejia/domain/actor'
import { isWithin } from '@ejia/domain/orgs'
import type { ActivityRow } from './activities.repo'

/** What the actor has to do with an activity as a member. */
export interface Marks {
  onRoster: boolean
  signedUp: boolean
  leave: LeaveState | null
  attendance: AttendanceState | null
}

type Placed = { orgPath: string }

export const mayManage = (actor: Actor, thing: Placed): boolean => reaches(actor, 'activities.manage', thing.orgPath)
export const mayConfirm = (actor: Actor, thing: Placed): boolean => reaches(actor, 'activities.confirm', thing.orgPath)

/** An activity that asks for sign-ups is open to everyone at or below its organisation, also to those who came later. */
export const inAudience = (actor: Actor, thing: Placed & { signUpMode: SignUpMode }): boolean =>
  thing.signUpMode === 'sign_up' && actor.orgPath !== null && isWithin(actor.orgPath, thing.orgPath)

/** Members see what is announced and concerns them; a plan is for those who make it. */
export const maySee = (actor: Actor, activity: ActivityRow, marks: Marks): boolean =>
  mayManage(actor, activity) || (activity.state !== 'draft' && (marks.onRoster || inAudience(actor, activity)))

const isOpen = (state: ActivityState): boolean => state === 'open'

export const signUpOpen = (activity: ActivityRow, now: Date): boolean =>
  isOpen(activity.state) && activity.signUpMode === 'sign_up' && (activity.signUpClosesAt ?? activity.startsAt).getTime() >= now.getTime()

/** What the screen may offer; every use case decides for itself again. */
export function abilitiesOn(actor: Actor, activity: ActivityRow, marks: Marks, now: Date) {
  const [manage, confirm] = [mayManage(actor, activity), mayConfirm(actor, activity)]
  const member = actor.memberId !== null && (marks.onRoster || inAudience(actor, activity))
  const running = windowAt(activity, now) === 'within'
  const registering = member && signUpOpen(activity, now)
  return {
    edit: manage && activity.state === 'draft',
    open: manage && activity.state === 'draft',
    cancel: manage && (activity.state === 'draft' || isOpen(activity.state)),
    showBoard: manage && isOpen(activity.state) && windowAt(activity, now) !== 'after',
    confirm: confirm && isOpen(activity.state) && activity.startsAt.getTime() <= now.getTime(),
    signUp: registering && !marks.signedUp,
    withdrawSignUp: registering && marks.signedUp && marks.attendance === null,
    askLeave: marks.onRoster && isOpen(activity.state) && marks.attendance === null && marks.leave !== 'granted',
    checkIn: member && isOpen(activity.state) && running && marks.attendance === null && (activity.signUpMode === 'roster' || marks.signedUp || registering),
  }
}
