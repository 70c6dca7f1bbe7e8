import { readSheet } from 'read-excel-file/node'
import type { As } from '../../../test/harness/client'
import { Meetings } from '../../../test/harness/meetings'
import { publishPost } from '../../../test/harness/posts'

/** A sheet by its headings. */
async function tableOf(content: Buffer): Promise<Record<string, unknown>[]> {
  const [headings = [], ...rows] = await readSheet(content)
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [String(headings[at]), cell])))
}

describe('代办: the branch acts for a retired member', () => {
  const meetings = Meetings.use()
  const { people, host, factory } = meetings
  const hour = 3_600_000
  const ahead = () => {
    const now = host.clock.now().getTime()
    return { startsAt: new Date(now + 24 * hour).toISOString(), endsAt: new Date(now + 26 * hour).toISOString() }
  }
  const retiredOne = () => factory.person(people.branch, { name: '张桂兰', service: 'retired' })
  const signUp = (id: string, memberId: string, as: As = people.commissioner, key?: string) =>
    host.client.send('PUT /activities/:activityId/members/:memberId/sign-up', { params: { activityId: id, memberId } }, { as, ...(key ? { idempotencyKey: key } : {}) })
  const withdraw = (id: string, memberId: string, as: As = people.commissioner) =>
    host.client.send('DELETE /activities/:activityId/members/:memberId/sign-up', { params: { activityId: id, memberId } }, { as })
  const leave = (id: string, memberId: string, as: As = people.commissioner) =>
    host.client.send('POST /activities/:activityId/members/:memberId/leave', { params: { activityId: id, memberId }, body: { reason: 'sick', note: '住院' } }, { as })
  const sign = (id: string, memberId: string, as: As = people.commissioner, key?: string) =>
    host.client.send('POST /posts/:postId/members/:memberId/receipt', { params: { postId: id, memberId } }, { as, ...(key ? { idempotencyKey: key } : {}) })
  const look = (memberId: string, as: As = people.commissioner) => host.client.send('GET /members/:memberId/acting', { params: { memberId } }, { as })
  const rows = async (query: string, ...values: unknown[]) => (await host.app.pool.query(query, values)).rows
  const lines = (memberId: string) =>
    rows(`select action, account_id, detail->>'actedAs' as office, detail->>'actedByMemberId' as by from audit_lines where detail->>'memberId' = $1 order by at, id`, memberId)
  const inbox = async (as: As) => (await host.client.call('GET /messages', { query: {} }, { as })).items.filter(({ kind }) => kind === 'acted_for')
  const records = (memberId: string) => rows('select kind, role, account_id from acting_records where member_id = $1 order by at, id', memberId)
  const asked = () => publishPost(host, people.secretary, { section: 'notices', orgId: people.branch.id, title: '请签收', receiptRequired: true })
  const by = { name: '本支部委员', role: 'commissioner' }

  describe('both names stand in every view', () => {
    test('of a sign-up and its withdrawal', async () => {
      const one = await retiredOne()
      const { id } = await meetings.open({ signUpMode: 'sign_up', ...ahead() })
      expect((await signUp(id, one.memberId)).body).toMatchObject({ mine: { signedUp: true }, signedUpBy: by })
      expect(await meetings.get(id, one)).toMatchObject({ mine: { signedUp: true }, signedUpBy: by, can: { withdrawSignUp: true } })
      expect(await meetings.row(id, one.memberId)).toMatchObject({ expected: true, signedUpBy: by })
      expect((await look(one.memberId)).body.activities.find((row) => row.id === id)).toMatchObject({ signedUpBy: by, can: { signUp: false, withdrawSignUp: true } })
      host.clock.advance(60)
      expect((await withdraw(id, one.memberId)).body.mine).toMatchObject({ signedUp: false })
      const office = { account_id: people.commissioner.accountId, office: 'commissioner', by: people.commissioner.memberId }
      expect(await lines(one.memberId)).toEqual([{ action: 'activities.sign_up', ...office }, { action: 'activities.withdraw_sign_up', ...office }])
      expect((await inbox(one)).map(({ title, text }) => [title, text])).toEqual([
        ['支部替您取消报名了《义诊》', expect.stringContaining('由 支部委员 本支部委员 代办')],
        ['支部替您报名了《义诊》', expect.stringContaining('由 支部委员 本支部委员 代办')],
      ])
      expect((await look(one.memberId)).body.lately).toMatchObject([{ kind: 'withdraw_sign_up', title: '义诊', by }, { kind: 'sign_up', title: '义诊', by }])
    })

    test('of a leave: granted by the same person where they would decide it, and that shows', async () => {
      const one = await retiredOne()
      const { id } = await meetings.open(ahead())
      expect((await leave(id, one.memberId)).body.leave).toEqual({ reason: 'sick', note: '住院', state: 'granted', actedBy: by })
      expect((await meetings.row(id, one.memberId))?.leave).toMatchObject({ state: 'granted', actedBy: by })
      expect(await rows('select decided_by, acted_by from activity_leaves where member_id = $1', one.memberId)).toEqual([
        { decided_by: people.commissioner.accountId, acted_by: people.commissioner.accountId },
      ])
      expect(await lines(one.memberId)).toMatchObject([{ action: 'activities.ask_leave', office: 'commissioner' }])
      expect((await inbox(one))[0]?.text).toContain('已准假')
      const sheet = await tableOf((await host.client.download(`/activities/${id}/roster-sheet`, { as: people.secretary })).body)
      expect(sheet.filter((row) => row['代办'] === '请假由 支部委员 本支部委员 代办').map((row) => row['姓名'])).toEqual(['张桂兰'])
    })

    test('of a leave from an activity above the branch: it waits for those who hold it', async () => {
      const one = await retiredOne()
      const { id } = await meetings.open({ orgId: people.inner.id, ...ahead() }, people.generalSecretary)
      expect((await leave(id, one.memberId)).body.leave).toMatchObject({ state: 'pending', actedBy: by })
      const { items } = await host.client.call('GET /leaves-waiting', { query: {} }, { as: people.generalSecretary })
      expect(items.find(({ member }) => member.id === one.memberId)).toMatchObject({ actedBy: by })
      expect((await inbox(one))[0]?.text).toContain('等待批准')
      // asked again in person, it is theirs alone
      await host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'other' } }, { as: one })
      expect((await meetings.get(id, one)).leave).toEqual({ reason: 'other', note: '', state: 'pending' })
    })

    test('of a receipt', async () => {
      const one = await retiredOne()
      const { id } = await asked()
      expect((await look(one.memberId)).body.receipts.map((owed) => owed.id)).toContain(id)
      expect((await sign(id, one.memberId)).status).toBe(200)
      expect((await host.client.call('GET /posts/:postId/mine', { params: { postId: id } }, { as: one })).mine).toMatchObject({ receiptBy: by })
      const { items } = await host.client.call('GET /posts/:postId/receipts', { params: { postId: id }, query: { given: true } }, { as: people.secretary })
      expect(items).toMatchObject([{ member: { name: '张桂兰' }, actedBy: by }])
      const sheet = await tableOf((await host.client.download(`/posts/${id}/readership/export`, { as: people.secretary })).body)
      expect(sheet.filter((row) => row['代办'] === '由 支部委员 本支部委员 代办').map((row) => row['姓名'])).toEqual(['张桂兰'])
      expect((await look(one.memberId)).body.receipts.map((owed) => owed.id)).not.toContain(id)
      expect(await lines(one.memberId)).toMatchObject([{ action: 'posts.sign', account_id: people.commissioner.accountId, by: people.commissioner.memberId }])
    })

    test('points of an activity they were signed up for are the member’s', async () => {
      const one = await factory.person(people.branch, { service: 'retired' })
      const { id } = await meetings.open({ signUpMode: 'sign_up', ...ahead() })
      await signUp(id, one.memberId)
      host.clock.advance(24 * 3600)
      expect((await meetings.scan(id, one, { code: await meetings.code(id) })).body).toMatchObject({ attendance: { state: 'present' } })
      await meetings.confirm(id)
      expect(await meetings.ledger(people.commissioner.memberId)).toEqual([])
    })
  })

  describe('who may', () => {
    test('secretary and 委员 of the branch and of what stands above it, the committee office; nobody else', async () => {
      const { id } = await asked()
      for (const as of [people.secretary, people.commissioner, people.generalSecretary, people.office]) {
        const one = await retiredOne()
        expect([(await look(one.memberId, as)).status, (await sign(id, one.memberId, as)).status]).toEqual([200, 200])
      }
      const one = await retiredOne()
      for (const as of [people.foreignSecretary, people.siblingSecretary, people.member, people.admin]) {
        expect([(await look(one.memberId, as)).problem.code, (await sign(id, one.memberId, as)).problem.code]).toEqual(['thing.not_found', 'thing.not_found'])
      }
      expect(await records(one.memberId)).toEqual([])
    })

    test('not for somebody in service, also when they are away, nor for oneself', async () => {
      const { id } = await asked()
      const away = await factory.person(people.branch, { away: true })
      for (const memberId of [people.member.memberId, away.memberId]) expect((await sign(id, memberId)).problem.code).toBe('acting.not_retired')
      const oldSecretary = await factory.person(people.branch, { service: 'retired', roles: [['secretary', people.branch]] })
      expect((await sign(id, oldSecretary.memberId, oldSecretary)).problem.code).toBe('acting.own')
      expect((await look(oldSecretary.memberId, oldSecretary)).problem.code).toBe('acting.own')
      expect((await sign(id, oldSecretary.memberId)).status).toBe(200)
    })

    test('not for somebody who left, nor with an office that was taken back a moment ago', async () => {
      const { id } = await asked()
      const left = await retiredOne()
      await host.app.pool.query(`update members set left_on = '2026-11-01' where id = $1`, [left.memberId])
      expect((await sign(id, left.memberId)).problem.code).toBe('thing.not_found')
      const one = await retiredOne()
      const former = await factory.person(people.branch, { roles: [['commissioner', people.branch]] })
      expect((await look(one.memberId, former)).status).toBe(200)
      await host.app.pool.query('update role_grants set revoked_at = $2 where account_id = $1', [former.accountId, host.clock.now()])
      expect((await sign(id, one.memberId, former)).problem.code).toBe('thing.not_found')
    })

    test('only what the member could do: not what is not theirs, not asked of them, or over', async () => {
      const one = await retiredOne()
      const elsewhere = await publishPost(host, people.foreignSecretary, { section: 'notices', orgId: people.foreign.id, receiptRequired: true, audience: { kind: 'subtree', orgId: people.foreign.id } })
      // the office above reads both, and still signs only for what reaches the member
      expect((await sign(elsewhere.id, one.memberId, people.office)).problem.code).toBe('thing.not_found')
      const plain = await publishPost(host, people.secretary, { orgId: people.branch.id })
      expect((await sign(plain.id, one.memberId)).problem.code).toBe('posts.receipt_not_asked')
      const roster = await meetings.open(ahead())
      expect((await signUp(roster.id, one.memberId)).problem.code).toBe('activities.wrong_state')
      const foreign = await meetings.open({ orgId: people.foreign.id, signUpMode: 'sign_up', ...ahead() }, people.foreignSecretary)
      expect((await signUp(foreign.id, one.memberId, people.office)).problem.code).toBe('thing.not_found')
      const draft = await meetings.plan({ signUpMode: 'sign_up', ...ahead() })
      expect((await signUp(draft.id, one.memberId)).problem.code).toBe('thing.not_found')
      expect(await records(one.memberId)).toEqual([])
    })
  })

  describe('once', () => {
    test('repeated with its key or without, nothing more is kept, told or counted', async () => {
      const one = await retiredOne()
      const { id } = await asked()
      const first = await sign(id, one.memberId, people.commissioner, 'sign-for-1')
      host.clock.advance(60)
      expect((await sign(id, one.memberId, people.commissioner, 'sign-for-1')).body).toEqual(first.body)
      expect((await sign(id, one.memberId)).body).toEqual(first.body)
      expect((await sign(id, one.memberId, people.secretary)).body).toEqual(first.body)
      expect(await records(one.memberId)).toEqual([{ kind: 'receipt', role: 'commissioner', account_id: people.commissioner.accountId }])
      expect(await inbox(one)).toHaveLength(1)
      expect(await lines(one.memberId)).toHaveLength(1)
    })

    test('two at once, and the member themselves at the same moment: one fact', async () => {
      const one = await retiredOne()
      const { id } = await meetings.open({ signUpMode: 'sign_up', ...ahead() })
      const own = host.client.send('PUT /activities/:activityId/sign-up', { params: { activityId: id } }, { as: one })
      const replies = await Promise.all([signUp(id, one.memberId), signUp(id, one.memberId, people.secretary), own, signUp(id, one.memberId, people.generalSecretary)])
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect(await lines(one.memberId)).toHaveLength(1)
      const kept = await records(one.memberId)
      const [fact] = await rows('select acted_by from activity_sign_ups where activity_id = $1 and member_id = $2', id, one.memberId)
      expect(kept.map((record) => record.account_id)).toEqual(fact.acted_by === null ? [] : [fact.acted_by])
      expect(await inbox(one)).toHaveLength(kept.length)
    })

    test('what was kept is not rewritten', async () => {
      await expect(host.app.pool.query(`update acting_records set role = 'office'`)).rejects.toThrow()
      await expect(host.app.pool.query('delete from acting_records')).rejects.toThrow()
    })
  })
})
