import type { LiveList } from '@ejia/contract/call-ups/schemas'
import { callStandingNames, cannotReasonNames, nextReminderAt } from '@ejia/domain/call-ups'
import { dayOf, momentOf } from '@ejia/domain/calendar'
import { assertThat, found } from '../../../lib/app-error'
import type { ActorContext } from '../../../lib/context'
import { toSheet, type SheetColumn } from '../../../documents/sheet-out'
import { writeAudit } from '../../audit'
import { readPhone, type PhoneKeys } from '../../members'
import { mayDecide, teamsLed, teamsRung } from '../call-ups.policy'
import { findLastReminder, type CalledTeam } from './calls.repo'
import { countPeople, peopleOf, seeCall, titleOf, type SeenCall } from './calls.service'
import { byNeed, toCallUp, toPerson } from './calls.view'
import { listPeople } from './people.repo'

interface LedCall extends SeenCall {
  led: CalledTeam[]
}

/** A call whose people are, in part at least, mine to see. Those only called to it see it, not the others. */
export async function leadCall(ctx: ActorContext, callUpId: string): Promise<LedCall> {
  const seen = await seeCall(ctx, callUpId)
  const led = teamsLed(ctx.actor, seen.teams)
  assertThat(led.length > 0, 'thing.forbidden')
  return { ...seen, led }
}

/**
 * The list as it is now. Clients ask again every few seconds: a call has a handful of lookers for an hour, on phones with a
 * bad signal as well as at desks, so one small query each is simpler than a stream and survives every broken connection.
 */
export async function readLive(ctx: ActorContext, callUpId: string): Promise<LiveList> {
  const seen = await leadCall(ctx, callUpId)
  const people = peopleOf(seen.led, await listPeople(ctx.db, callUpId))
  const last = await findLastReminder(ctx.db, callUpId)
  const running = seen.state === 'running'
  const decides = running && mayDecide(ctx.actor, seen.teams)
  return {
    call: toCallUp(ctx, { ...seen, teams: seen.own ? seen.teams : seen.led }),
    counts: countPeople(people),
    people: [...people].sort(byNeed).map((row) => toPerson(row, seen.led)),
    lastReminderAt: last.at?.toISOString() ?? null,
    remindFrom: decides ? nextReminderAt(seen.row.call.calledAt, last.at).toISOString() : null,
    can: { mark: running, viewPhone: running && teamsRung(ctx.actor, seen.led).length > 0, remind: decides },
    now: ctx.now.toISOString(),
  }
}

/** While the call runs it is the reason; afterwards a number is looked at in the roster, with another one. */
export async function viewCalledPhone(ctx: ActorContext, keys: PhoneKeys, callUpId: string, memberId: string): Promise<{ phone: string | null }> {
  const { led, state, row } = await leadCall(ctx, callUpId)
  const person = found(peopleOf(led, await listPeople(ctx.db, callUpId)).find((one) => one.memberId === memberId))
  assertThat(peopleOf(teamsRung(ctx.actor, led), [person]).length > 0, 'thing.forbidden')
  assertThat(state === 'running', 'call_ups.over')
  await writeAudit(ctx, { action: 'call_ups.view_phone', subjectType: 'member', subjectId: memberId, orgId: person.orgId, detail: { callUpId, rehearsal: row.call.rehearsal } })
  return { phone: await readPhone(ctx.db, keys, memberId) }
}

type Person = LiveList['people'][number]

const answered = ({ answer }: Person): string => {
  if (!answer) return ''
  const word = answer.kind === 'coming' ? `${answer.minutes} 分钟内到` : answer.reason === null ? '' : cannotReasonNames[answer.reason]
  return [word, answer.note].filter(Boolean).join('：')
}
const at = (text: string | null | undefined): Date | null => (text ? new Date(text) : null)

const columns: SheetColumn<Person>[] = [
  { title: '姓名', value: ({ member }) => member.name },
  { title: '所在组织', value: ({ org }) => org.name, width: 22 },
  { title: '队伍', value: ({ teams }) => teams.join('、'), width: 22 },
  { title: '队长', value: ({ captain }) => (captain ? '是' : '') },
  { title: '情况', value: ({ standing }) => callStandingNames[standing] },
  { title: '回应', value: answered, width: 24 },
  { title: '看到时间', kind: 'instant', value: ({ seenAt }) => at(seenAt) },
  { title: '回应时间', kind: 'instant', value: ({ answer }) => at(answer?.at) },
  { title: '手机上点的时间', kind: 'instant', value: ({ answer }) => at(answer?.saidAt) },
  { title: '到场时间', kind: 'instant', value: ({ arrivedAt }) => at(arrivedAt) },
  { title: '到场登记', value: ({ arrivedAt, arrivedBy }) => (arrivedAt ? (arrivedBy ?? '本人') : '') },
]

export async function makeCallSheet(ctx: ActorContext, callUpId: string): Promise<{ name: `${string}.xlsx`; content: Buffer }> {
  const { call, people } = await readLive(ctx, callUpId)
  const name = `${titleOf(call)}（${dayOf(call.calledAt)}）召集名单.xlsx` as const
  return { name, content: await toSheet(people, columns, momentOf(call.calledAt)) }
}
