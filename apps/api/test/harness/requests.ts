import { apiBase } from '@ejia/contract/client/caller'
import type { InjectOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { sendMessages } from '../../src/modules/messages'
import type { ContractRoute } from './features'
import type { Meetings } from './meetings'
import { publishPost } from './posts'
import { png } from './samples'

/** What requests are made of; schemas here are read as plain JSON Schema. */
export interface Plain {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Plain[]
  format?: string
  pattern?: string
  minimum?: number
  properties?: Record<string, Plain>
  required?: string[]
  items?: Plain
}

/** Property name → something that exists, so that a request gets past the door with all but one of its fields. */
export type Known = Readonly<Record<string, unknown>>

export interface Parts {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
}

/** A request of this route that nothing is wrong with: every field, those not required too. */
export function wellFormed(route: ContractRoute, known: Known): Parts {
  const part = (schema?: TSchema) => (schema ? (sample(schema, '', known) as Record<string, unknown>) : {})
  return { params: part(route.schema.params), query: part(route.schema.query), body: route.schema.body ? part(route.schema.body) : undefined }
}

function sample(schema: Plain, name: string, known: Known): unknown {
  if (name in known) return known[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sample(schema.anyOf[0]!, name, known)
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).filter(([field]) => field !== 'cursor')
    return Object.fromEntries(fields.map(([field, value]) => [field, sample(value, field, known)]))
  }
  if (schema.type === 'array') return schema.items?.enum ? [schema.items.enum[0]] : []
  if (schema.type === 'boolean') return false
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  return text(schema, known)
}

function text({ format, pattern }: Plain, known: Known): unknown {
  if (format === 'uuid') return known.memberId
  if (format === 'date') return '2026-11-22'
  if (format === 'date-time') return '2026-11-22T08:00:00Z'
  if (pattern?.includes('1\\d{10}')) return '13800000000'
  if (pattern?.startsWith('^20')) return '2026-11'
  return pattern?.startsWith('^[a-z]') ? 'some_rule' : '文字'
}

export function toRequest(route: ContractRoute, { params, query, body }: Parts): InjectOptions {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encode(params[name]))
  const search = Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${name}=${encode(one)}`))
  const payload = body === undefined ? {} : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return { method: route.method, url: apiBase + path + (search.length > 0 ? `?${search.join('&')}` : ''), ...payload }
}

/** A lone surrogate has no encoding: it goes out as the bytes a careless client makes of it. */
const encode = (value: unknown): string => (value === '\ud800' ? '%ED%A0%80' : encodeURIComponent(String(value)))

/** One of everything, in the branch of the small hospital and made by its secretary: names of fields → what is there. */
export async function furnish(meetings: Meetings): Promise<Known> {
  const { host, people } = meetings
  const as = people.secretary
  const orgId = people.branch.id
  const post = await publishPost(host, as, { orgId, title: '支部内部文章', receiptRequired: true, audience: { kind: 'subtree', orgId } })
  const item = await host.client.call('POST /study/items', { body: { postId: post.id, orgId, creditMinutes: 45 } }, { as })
  await host.client.call('POST /study/assignments', { body: { itemId: item.id, orgId, dueOn: '2026-12-01' } }, { as })
  const session = await host.client.call('POST /study/items/:itemId/sessions', { params: { itemId: item.id } }, { as: people.member })
  const activity = await meetings.open({ title: '支部内部活动' })
  await meetings.scan(activity.id, as, { code: await meetings.code(activity.id) })
  const ledger = await host.client.call('GET /points/mine/ledger', { query: {} }, { as })
  const holder = { memberId: people.retired.memberId, role: 'commissioner' as const, orgId }
  const grant = await host.client.call('POST /role-grants', { body: holder }, { as: people.office })
  const file = (await host.client.upload('/files', { name: 'a.png', content: png }, { as })).body as { id: string }
  const asked = await host.client.call('POST /auth/console-sign-ins', {})
  const memberId = people.member.memberId
  await host.app.pool.query('insert into binding_requests (id, openid, member_id, requested_at) values ($1, $2, $1, $3)', [memberId, 'openid-of-nobody', host.clock.now()])
  const transfer = await host.client.call('POST /members/:memberId/transfers', { params: { memberId: people.retired.memberId }, body: { toOrgId: people.sibling.id, reason: '岗位调整' } }, { as })
  const importId = await handIn(meetings)
  const messageId = await write(meetings, '支部内部消息')
  const points = await askForPoints(meetings)
  const callUp = await callSomebody(meetings)
  const caseId = await complain(meetings)
  const wish = { field: 'gender' as const, wanted: 'female', reason: '支部内部说明' }
  const correction = await host.client.call('POST /member-corrections', { body: wish }, { as: people.member })
  return {
    ...points, ...callUp, caseId, correctionId: correction.id, submissionKey: 'submission-of-the-test', messageId, postId: post.id, itemId: item.id, sessionId: session.sessionId, activityId: activity.id, entryId: ledger.items[0]!.id, grantId: grant.id, fileId: file.id,
    memberId, requestId: memberId, orgId, rootId: people.inner.id, parentId: people.inner.id, mergeIntoId: people.sibling.id,
    basedOn: 1, version: 1, status: 'full', leftOn: null, rosterNo: undefined, coverId: null, client: 'weapp', scannedAt: undefined, occurredAt: undefined, card: undefined,
    code: asked.link.replace(/^.*\/cs\//, ''), foundedOn: null, termStartsOn: null, termEndsOn: null, urls: ['https://elsewhere.example/a.png'], transferId: transfer.id, toOrgId: orgId, importId, columns: { name: 0, org: 1, status: 2, rosterNo: 3 },
  }
}

/** Points that a commissioner proposes for the member, and that the member misses. */
async function askForPoints({ host, people }: Meetings) {
  const memberIds = [people.member.memberId]
  const award = { orgId: people.branch.id, ruleKey: 'manual.article', title: '支部内部事迹', factOn: '2026-11-20', evidence: '支部内部佐证', fileIds: [], memberIds }
  const proposal = await host.client.call('POST /points/award-proposals', { body: award }, { as: people.commissioner })
  const appeal = await host.client.call('POST /points/appeals', { body: { factOn: '2026-11-20', text: '支部内部申诉' } }, { as: people.member })
  return { proposalId: proposal.id, appealId: appeal.id, memberIds, ruleKey: 'manual.article', year: 2025 }
}

/** A standing team of the branch with the member in it, and a call to it. */
async function callSomebody({ host, people }: Meetings) {
  const as = people.secretary
  const [captainId, memberId] = [people.secretary.memberId, people.member.memberId]
  const content = { orgId: people.branch.id, name: '支部内部队伍', kind: 'emergency' as const, duty: '', captainId, memberIds: [captainId, memberId] }
  const team = await host.client.call('POST /standing-teams', { body: content }, { as })
  const gatherBy = new Date(host.clock.now().getTime() + 3_600_000).toISOString()
  const words = { title: '支部内部召集', what: '支部内部事由', place: '支部内部地点' }
  const call = await host.client.call('POST /call-ups', { body: { ...words, gatherBy, teamIds: [team.id], rehearsal: true } }, { as })
  return { teamId: team.id, teamIds: [team.id], captainId: memberId, callUpId: call.id, gatherBy }
}

/** A roster of the branch, handed in by its secretary; the id of the import. */
async function handIn({ host, people }: Meetings): Promise<string> {
  const content = Buffer.from('姓名,党组织,人员状态,工号\n支部内部党员,心内科党支部,正式党员,S900')
  return ((await host.client.upload('/roster-imports', { name: '支部内部名册.csv', content }, { as: people.secretary })).body as { id: string }).id
}

/** A message to the member of the branch; its id. */
async function write({ host, people }: Meetings, title: string): Promise<string> {
  const ctx = { db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs }
  await sendMessages(ctx, { to: [people.member.memberId], kind: 'receipt_wanted', title, text: '', link: null })
  return (await host.client.call('GET /messages', { query: {} }, { as: people.member })).items[0]!.id
}

/** A 投诉建议 of the member of the branch; its id. */
async function complain({ host, people }: Meetings): Promise<string> {
  const body = { kind: 'complaint' as const, matter: 'suggestion' as const, orgId: people.branch.id, toAbove: false, text: '支部内部诉求', fileIds: [], submissionKey: 'submission-of-the-member' }
  await host.client.call('POST /requests', { body }, { as: people.member })
  return (await host.client.call('GET /requests/mine', { query: {} }, { as: people.member })).items[0]!.id!
}
