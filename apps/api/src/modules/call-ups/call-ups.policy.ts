import { reaches, type Actor } from '@ejia/domain/actor'

interface Owned {
  orgPath: string
  captainId: string
}

const isCaptain = (actor: Actor, { captainId }: Owned): boolean => actor.memberId === captainId

/** Keeping a team: who is in it, and what for. */
export const mayKeep = (actor: Actor, team: Owned): boolean => reaches(actor, 'call_ups.prepare', team.orgPath)

/** Office-holders of the owner, and the captain. */
export const maySeeTeam = (actor: Actor, team: Owned): boolean => mayKeep(actor, team) || isCaptain(actor, team)

/** A call decides over people's night: a secretary's word, or the committee office's. */
export const mayCall = (actor: Actor, team: Owned): boolean => reaches(actor, 'call_ups.call', team.orgPath)

/** Of a call's teams those whose people I may see: of my organisations, and the one I am captain of. */
export const teamsLed = <T extends Owned>(actor: Actor, teams: readonly T[]): T[] => teams.filter((team) => maySeeTeam(actor, team))

/** Of those, the ones whose people I may ring up while the call runs. */
export const teamsRung = <T extends Owned>(actor: Actor, teams: readonly T[]): T[] =>
  teams.filter((team) => isCaptain(actor, team) || mayCall(actor, team))

/** Standing down and reminding touch everybody who was called. */
export const mayDecide = (actor: Actor, teams: readonly Owned[]): boolean => teams.every((team) => mayCall(actor, team))
