import type { ActivityState, AttendanceState, AttendanceWay, LeaveState } from './activities'

/** What becomes of an attendance by the hand of staff: entered for somebody, or decided about. */
export type EntryAction = Exclude<AttendanceWay, 'self_scan'> | 'accept' | 'void' | 'restore'
export type LeaveAction = 'grant' | 'refuse'
export type RosterAction = EntryAction | LeaveAction

export interface RosterSetting {
  state: ActivityState
  /** Where now lies in the check-in window. */
  window: 'before' | 'within' | 'after'
  /** Whether the person decides about entries (书记), not only makes them. */
  decides: boolean
}

interface Person {
  attendance: { state: AttendanceState } | null
  leave: { state: LeaveState } | null
}

/** What staff may do about one person right now, most likely first. */
export function rosterActions({ attendance, leave }: Person, { state, window, decides }: RosterSetting): { entries: EntryAction[]; leaves: LeaveAction[] } {
  if (state !== 'open' && state !== 'confirmed') return { entries: [], leaves: [] }
  const leaves: LeaveAction[] = state === 'open' && leave?.state === 'pending' ? ['grant', 'refuse'] : []
  if (!attendance) return { entries: state === 'open' ? entering(window) : [], leaves }
  return { entries: decides ? deciding(attendance.state) : [], leaves }
}

/** 代签 belongs to the window; 补签 and 书面 are filled in afterwards just as well. */
function entering(window: RosterSetting['window']): EntryAction[] {
  if (window === 'before') return []
  return window === 'within' ? ['staff_scan', 'manual', 'written'] : ['manual', 'written']
}

function deciding(state: AttendanceState): EntryAction[] {
  if (state === 'pending') return ['accept', 'void']
  return [state === 'void' ? 'restore' : 'void']
}
