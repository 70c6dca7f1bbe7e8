import type { Reply } from '../harness/client'
import type { TestPerson } from '../harness/factories'
import type { Command } from './commands'
import { dayAt, type Fact } from './model'
import { kinds, SeasonGround, type Attendance, type Meeting } from './season-ground'

/** What happens at meetings, and when their lists are confirmed or put right. */
export class SeasonMeetings extends SeasonGround {
  protected async meet({ kind, sooner }: Command & { do: 'meet' }): Promise<void> {
    const starts = new Date(this.now.getTime() - sooner * 60_000)
    const at = (minutes: number) => new Date(starts.getTime() + minutes * 60_000)
    const name = kinds[kind]!
    const body = { kind: name, orgId: this.branch.id, title: '活动', place: '', description: '', startsAt: starts.toISOString(), endsAt: at(120).toISOString(), signUpMode: 'roster' }
    const { id } = (await this.expectTaken(true, this.post('/activities', body, this.secretary))).body as { id: string }
    await this.expectTaken(true, this.post(`/activities/${id}/open`, undefined, this.secretary))
    this.meetings.push({ id, key: `attendance.${name}`, starts, opens: at(-30), closes: at(120), state: 'open', roster: this.standings.map((one) => ({ ...one })), present: new Map() })
  }

  private factOf(meeting: Meeting, person: number, { at, strikes }: Attendance): Fact {
    return { person, key: meeting.key, source: `attendance ${meeting.id}`, day: dayAt(at), standing: meeting.roster[person]!, attempt: 1 + strikes }
  }

  protected give(meeting: Meeting, person: number, attendance: Attendance, office = false): void {
    this.model.give({ ...this.factOf(meeting, person, attendance), office })
  }

  private isLost = (meeting: Meeting, person: number, attendance: Attendance): boolean => this.model.isLost(this.factOf(meeting, person, attendance))

  /** By the secretary; what a closed year forbids them is done by the office, or stays undone. Says whether it was done. */
  private async expectDone(isForbidden: boolean, office: boolean, send: (as: TestPerson) => Promise<Reply<unknown>>): Promise<boolean> {
    await this.expectTaken(!isForbidden, send(this.secretary))
    if (isForbidden && office) await this.expectTaken(true, send(this.office))
    return !isForbidden || office
  }

  protected async scan({ who, where, capture, times, sameKey }: Command & { do: 'scan' }): Promise<void> {
    const meeting = this.at(this.meetings, where)
    if (meeting?.state !== 'open' || this.now > meeting.closes) return
    const board = (await this.expectTaken(true, this.post(`/activities/${meeting.id}/board`, undefined, this.secretary))).body as { codes: { text: string; typed: string }[] }
    const offline = capture === 'offline'
    const scan = { code: board.codes[0]!.text, capture: offline ? 'camera' : capture, ...(offline && { scannedAt: this.now.toISOString() }) }
    const key = `s${this.serial++}-${meeting.id}`
    const sent = Array.from({ length: times }, (_, n) => this.expectTaken(true, this.post(`/activities/${meeting.id}/check-ins`, scan, this.members[who]!, sameKey ? key : `${key}${n}`)))
    await Promise.all(sent)
    if (meeting.present.has(who)) return
    const attendance = { at: this.now, atOnce: capture === 'camera' || capture === 'typed', pending: offline, isVoid: false, strikes: 0 }
    meeting.present.set(who, attendance)
    if (attendance.atOnce) this.give(meeting, who, attendance)
  }

  /** Filled in afterwards, it counts for the end of the meeting. */
  protected async enter({ who, where }: { who: number; where: number }): Promise<void> {
    const meeting = this.at(this.meetings, where)
    if (meeting?.state !== 'open') return
    await this.expectTaken(true, this.post(`/activities/${meeting.id}/staff-check-ins`, { memberId: this.members[who]!.memberId, way: 'manual', reason: '忘带手机' }, this.secretary))
    const there = meeting.present.get(who)
    if (!there) meeting.present.set(who, { at: this.now > meeting.closes ? meeting.closes : this.now, atOnce: false, pending: false, isVoid: false, strikes: 0 })
    else if (there.pending && !there.isVoid) there.pending = false
  }

  protected attended({ who, where }: { who: number; where: number }) {
    const meeting = this.at(this.meetings, where)
    const attendance = meeting?.present.get(who)
    if (!meeting || !attendance || meeting.state === 'cancelled') return null
    const send = (verb: string, body?: object) => (as: TestPerson) => this.post(`/activities/${meeting.id}/attendances/${this.members[who]!.memberId}/${verb}`, body, as)
    return { meeting, attendance, entry: this.entryOf(meeting, who), send }
  }

  protected async strike(command: { who: number; where: number; office: boolean }): Promise<void> {
    const found = this.attended(command)
    if (!found) return
    const { attendance, entry, send } = found
    const done = await this.expectDone(!attendance.isVoid && this.isClosed(entry), command.office, send('void', { reason: '核对后未到会' }))
    if (!done || attendance.isVoid) return
    attendance.isVoid = true
    if (entry) attendance.strikes++
    if (entry) entry.takenBack = true
  }

  protected async restore(command: { who: number; where: number; office: boolean }): Promise<void> {
    const found = this.attended(command)
    if (!found) return
    const { meeting, attendance, send } = found
    const due = !attendance.pending && (meeting.state === 'confirmed' || attendance.atOnce)
    const isLost = attendance.isVoid && due && this.isLost(meeting, command.who, attendance)
    const done = await this.expectDone(isLost, command.office, send('restore', { reason: '误撤' }))
    if (!done || !attendance.isVoid) return
    attendance.isVoid = false
    if (due) this.give(meeting, command.who, attendance, isLost)
  }

  protected async accept(command: { who: number; where: number; office: boolean }): Promise<void> {
    const found = this.attended(command)
    if (!found) return
    const { meeting, attendance, send } = found
    if (attendance.isVoid) return void (await this.expectTaken(false, send('accept')(this.secretary)))
    const isLost = attendance.pending && meeting.state === 'confirmed' && this.isLost(meeting, command.who, attendance)
    const done = await this.expectDone(isLost, command.office, send('accept'))
    if (!done || !attendance.pending) return
    attendance.pending = false
    if (meeting.state === 'confirmed') this.give(meeting, command.who, attendance, isLost)
  }

  protected async confirm({ where, office }: { where: number; office: boolean }): Promise<void> {
    const meeting = this.at(this.meetings, where)
    if (!meeting) return
    const there = [...meeting.present].filter(([, { isVoid }]) => !isVoid)
    const allowed = meeting.state === 'confirmed' || (meeting.state === 'open' && there.every(([, { pending }]) => !pending))
    const send = (as: TestPerson) => this.post(`/activities/${meeting.id}/confirmation`, {}, as)
    if (!allowed) return void (await this.expectTaken(false, send(this.secretary)))
    if (meeting.state === 'confirmed') return void (await this.expectTaken(true, send(this.secretary)))
    const isLost = there.some(([who, attendance]) => this.isLost(meeting, who, attendance))
    if (!(await this.expectDone(isLost, office, send))) return
    meeting.state = 'confirmed'
    for (const [who, attendance] of there) this.give(meeting, who, attendance, isLost)
  }

  protected async cancel({ where }: { where: number }): Promise<void> {
    const meeting = this.at(this.meetings, where)
    if (!meeting) return
    const entries = [...meeting.present.keys()].flatMap((who) => this.entryOf(meeting, who) ?? [])
    const allowed = meeting.state === 'open' && !entries.some(this.isClosed)
    await this.expectTaken(allowed, this.post(`/activities/${meeting.id}/cancel`, { reason: '天气' }, this.secretary))
    if (!allowed) return
    meeting.state = 'cancelled'
    for (const entry of entries) entry.takenBack = true
  }
}
