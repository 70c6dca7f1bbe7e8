import type { MinutesContent } from '@ejia/contract/activities/minutes'
import { addDays, dayOf } from '@ejia/domain/calendar'
import { noVotes, rollOf, type Roll } from '@ejia/domain/votes'
import type { Actor } from '@ejia/domain/actor'
import { listVoters, saveMinutes, signOffMinutes } from '../../../src/modules/activities'
import { recordOf, type RecordSeed } from '../activities/record'
import { stage } from '../activities'
import type { ActivitySeed } from '../types'
import type { World } from './world'

const hour = 3_600_000
/** The newest ones are still being written. */
const signedAfterDays = 14

/** Minutes of the branch where the demonstration takes place: written the evening after, signed when the list was long confirmed. */
export async function recordMinutes(world: World, seed: ActivitySeed, id: string, keeper: Actor, now: Date): Promise<void> {
  const record = seed.org === stage ? recordOf(seed) : null
  if (!record) return
  const written = await world.as(keeper, new Date(Math.min(seed.endsAt.getTime() + 3 * hour, now.getTime())))
  const voters = await listVoters(written.db, id)
  const present = voters.filter((voter) => voter.present && voter.status === 'full').map(({ memberId }) => memberId)
  await saveMinutes(written, id, { basedOn: 0, content: toContent(record, seed, { host: keeper.memberId, present, roll: rollOf(voters) }) })
  const signed = new Date(seed.endsAt.getTime() + 20 * hour)
  if (now.getTime() - seed.endsAt.getTime() > signedAfterDays * 24 * hour) await signOffMinutes(await world.as(keeper, signed), id, 1)
}

interface People {
  host: string | null
  /** Full members who came. */
  present: string[]
  roll: Roll
}

function toContent({ agenda, decisions }: RecordSeed, seed: ActivitySeed, { host, present, roll }: People): MinutesContent {
  const day = dayOf(seed.startsAt)
  const came = host !== null && present.includes(host) ? host : (present[0] ?? null)
  return {
    hostId: came, recorderId: present.find((memberId) => memberId !== came) ?? came, guests: '', withoutVote: [], photos: [],
    agenda: agenda.map(({ title, text, said }) => ({ title, text, speeches: said ? [{ speaker: '党员代表', text: said }] : [] })),
    decisions: decisions.map(({ text, responsible, days, vote }) => ({
      text, responsible, dueOn: days === null ? null : addDays(day, days), vote: vote && { ...noVotes, rule: vote, for: roll.present },
    })),
  }
}
