import { windowAt, type ActivityAudience, type ActivityState, type AttendanceState, type LeaveState, type SignUpMode } from '@ejia/domain/activities'
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

/** An activity that asks everybody to sign up is open to all at or below its organisation, also to those who came later. */
export const inAudience = (actor: Actor, thing: Placed & { signUpMode: SignUpMode; audience: ActivityAudience }): boolean =>
  thing.signUpMode === 'sign_up' && thing.audience === 'everyone' && actor.orgPath !== null && isWithin(actor.orgPath, thing.orgPath)

/** Members see what is announced and concerns them; a plan is for those who make it. */
export const maySee = (actor: Actor, activity: ActivityRow, marks: Marks): boolean =>
  mayManage(actor, activity) || (activity.state !== 'draft' && (marks.onRoster || inAudience(actor, activity)))

const isOpen = (state: ActivityState): boolean => state === 'open'

export const signUpOpen = (activity: ActivityRow, now: Date): boolean =>
  isOpen(activity.state) && activity.signUpMode === 'sign_up' && (activity.signUpClosesAt ?? activity.startsAt).getTime() >= now.getTime()

/** What the screen may offer; every use case decides for itself again. */
export const abilitiesOn = (actor: Actor, activity: ActivityRow, marks: Marks, now: Date) => ({ ...asStaff(actor, activity, now), ...asMember(actor, activity, marks, now) })

function asStaff(actor: Actor, activity: ActivityRow, now: Date) {
  const [manage, open, draft] = [mayManage(actor, activity), isOpen(activity.state), activity.state === 'draft']
  const listed = open || activity.state === 'confirmed'
  return {
    edit: manage && draft,
    open: manage && draft,
    cancel: manage && (draft || open),
    showBoard: manage && open && windowAt(activity, now) !== 'after',
    confirm: mayConfirm(actor, activity) && open && activity.startsAt.getTime() <= now.getTime(),
    seeRoster: manage && listed,
    review: mayConfirm(actor, activity) && listed,
  }
}

/** Where one signs up, only those who did are expected; the others have nothing to be excused from. */
const isExpected = ({ signUpMode }: ActivityRow, { onRoster, signedUp }: Marks): boolean => onRoster && (signUpMode === 'roster' || signedUp)

function asMember(actor: Actor, activity: ActivityRow, marks: Marks, now: Date) {
  const member = actor.memberId !== null && (marks.onRoster || inAudience(actor, activity))
  const registering = member && signUpOpen(activity, now)
  const absent = isOpen(activity.state) && marks.attendance === null
  const admitted = activity.signUpMode === 'roster' || marks.signedUp || registering
  return {
    signUp: registering && !marks.signedUp,
    withdrawSignUp: registering && marks.signedUp && absent,
    askLeave: isExpected(activity, marks) && absent && marks.leave !== 'granted',
    checkIn: member && absent && admitted && windowAt(activity, now) === 'within',
  }
}
