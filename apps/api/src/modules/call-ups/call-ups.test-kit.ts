import type { CallUp, LiveList, TeamDetail } from '@ejia/contract/call-ups/schemas'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'
import type { As, Reply } from '../../../test/harness/client'
import { useHospital } from '../../../test/harness/hospital'

type NewTeam = RouteInput<Wire['POST /standing-teams']>['body']
type NewCall = RouteInput<Wire['POST /call-ups']>['body']
type Answer = RouteInput<Wire['POST /call-ups/:callUpId/answers']>['body']

/** A small hospital with a team: its captain the member, the retired one in it. Everything goes over HTTP. */
export function useCallUps() {
  const { host, factory, people } = useHospital()
  let serial = 0

  const team = (over: Partial<NewTeam> = {}, as: As = people.secretary): Promise<Reply<TeamDetail>> =>
    host.client.send('POST /standing-teams', {
      body: {
        orgId: people.branch.id, name: `应急队${++serial}`, kind: 'emergency', duty: '院内抢救支援', captainId: people.member.memberId,
        memberIds: [people.member.memberId, people.retired.memberId], ...over,
      },
    }, { as })

  const call = (teamIds: string[], over: Partial<NewCall> = {}, { as = people.secretary, key }: { as?: As; key?: string } = {}): Promise<Reply<CallUp>> =>
    host.client.send('POST /call-ups', {
      body: {
        title: '血库告急', what: '急诊大量用血，请组织献血。', place: '门诊一楼大厅', gatherBy: new Date(host.clock.now().getTime() + 1_800_000).toISOString(), teamIds, rehearsal: false, ...over,
      },
    }, { as, ...(key && { idempotencyKey: key }) })

  /** A team and a call to it. */
  const called = async (over: Partial<NewTeam> = {}): Promise<{ id: string; teamId: string }> => {
    const { body } = await team(over)
    return { id: (await call([body.id])).body.id, teamId: body.id }
  }

  const at = (callUpId: string) => ({ params: { callUpId } })
  const live = (id: string, as: As = people.secretary): Promise<Reply<LiveList>> => host.client.send('GET /call-ups/:callUpId/live', at(id), { as })
  const get = (id: string, as: As): Promise<Reply<CallUp>> => host.client.send('GET /call-ups/:callUpId', at(id), { as })
  const answer = (id: string, as: As, body: Answer, key?: string) =>
    host.client.send('POST /call-ups/:callUpId/answers', { ...at(id), body }, { as, ...(key && { idempotencyKey: key }) })
  const inbox = async (as: As) => (await host.client.call('GET /messages', { query: { limit: 100 } }, { as })).items.filter(({ kind }) => kind === 'call_up')
  const audited = async (action: string) => (await host.app.pool.query('select subject_id, detail from audit_lines where action = $1', [action])).rows as { subject_id: string; detail: Record<string, unknown> }[]

  return { host, factory, people, team, call, called, at, live, get, answer, inbox, audited }
}
