import type { MinutesContent } from '@ejia/contract/activities/minutes'
import type { FileRef } from '@ejia/contract/files/routes'
import { readSheet } from 'read-excel-file/node'
import sharp from 'sharp'
import supertest from 'supertest'
import { Meetings } from '../../../../test/harness/meetings'
import type { As } from '../../../../test/harness/client'
import { unpack, wordsOf, xmlTrouble } from '../../../../test/harness/office'

describe('minutes and the year on paper', () => {
  let meetings: Meetings
  let meeting: string
  beforeAll(async () => {
    meetings = await Meetings.start()
    const { host, people } = meetings
    const { id } = await meetings.open({ kind: 'members_meeting', title: '=十一月<党员大会>&"会"', place: '-示教室' })
    meeting = id
    await host.client.call('POST /activities/:activityId/leave', { params: { activityId: id }, body: { reason: 'surgery', note: '不写进记录' } }, { as: people.retired })
    await host.client.call('POST /activities/:activityId/leaves/:memberId/decision', { params: { activityId: id, memberId: people.retired.memberId }, body: { grant: true } }, { as: people.secretary })
    for (const { memberId } of [people.secretary, people.commissioner, people.member, people.office]) {
      await host.client.call('POST /activities/:activityId/staff-check-ins', { params: { activityId: id }, body: { memberId, way: 'manual', reason: '核对' } }, { as: people.secretary })
    }
    await meetings.confirm(id)
  })
  afterAll(() => meetings.host.close())

  const download = (path: string, as: As) =>
    supertest(meetings.host.app.server).get(`/api/v1${path}`).set('authorization', `Bearer ${as.token}`).buffer(true).parse((response, done) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => done(null, Buffer.concat(chunks)))
    })

  const word = async (as: As = meetings.people.secretary, id = meeting) => {
    const reply = await download(`/activities/${id}/minutes.docx`, as)
    const parts = unpack(reply.body as Buffer)
    for (const [name, part] of parts) if (/\.(xml|rels)$/.test(name)) expect([name, xmlTrouble(part.toString())]).toEqual([name, null])
    return { reply, parts, text: wordsOf(parts.get('word/document.xml')!.toString()) }
  }

  const upload = async (name: string, content: Buffer) => (await meetings.host.client.upload('/files', { name, content }, { as: meetings.people.secretary })).body as FileRef
  const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c8161d' } })
  const vote = { rule: 'admission' as const, for: 4, against: 0, abstain: 0, writtenFor: 1, writtenAgainst: 0, writtenAbstain: 0 }
  const content = (over: Partial<MinutesContent> = {}): MinutesContent => ({
    hostId: meetings.people.secretary.memberId, recorderId: meetings.people.commissioner.memberId, guests: '上级党委代表',
    agenda: [{ title: '讨论接收预备党员', text: '介绍人说明情况。\n\n大会讨论 <a & b>。', speeches: [{ speaker: '普通党员', text: '同意接收\u0001\ud800。' }] }],
    decisions: [{ text: '接收某同志为预备党员', responsible: '组织委员', dueOn: '2026-12-31', vote }, { text: '=公示五个工作日', responsible: '', dueOn: null, vote: null }],
    withoutVote: [], photos: [], ...over,
  })
  const save = (basedOn: number, over: Partial<MinutesContent> = {}) =>
    meetings.host.client.call('PUT /activities/:activityId/minutes', { params: { activityId: meeting }, body: { basedOn, content: content(over) } }, { as: meetings.people.secretary })

  test('before anything is written: the form to fill in by hand', async () => {
    const { text, parts, reply } = await word()
    expect(text).toContain('党员大会会议记录')
    expect(text).toContain('听取支部委员会工作报告')
    expect(text).toContain('老党员（手术）')
    expect(text).not.toContain('不写进记录')
    expect([...parts.values()].map(String).join()).toContain('草稿，尚未定稿')
    expect(reply.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    expect(decodeURIComponent(reply.headers['content-disposition']!.split("UTF-8''")[1]!)).toBe('心内科党支部党员大会会议记录2026-11-22.docx')
  })

  test('everything that was written, with the counted list and the reckoned vote; pictures scaled', async () => {
    const wide = await upload('横.jpg', await picture(4000, 1000).jpeg().toBuffer())
    const webp = await upload('竖.webp', await picture(600, 1800).webp().toBuffer())
    await expect(save(0)).rejects.toThrow(/request\.invalid/)
    const clean = content().agenda.map((item) => ({ ...item, speeches: [{ speaker: '普通党员', text: '同意\u0001接收。' }] }))
    await save(0, { agenda: clean, photos: [{ fileId: wide.id, caption: '会场' }, { fileId: webp.id, caption: '' }] })
    const { text, parts } = await word()
    for (const piece of [
      '=十一月<党员大会>&"会"', '2026年11月22日 14:00 至 16:00', '-示教室', '本支部书记', '本支部委员', '7 人', '4 人（到会率 57%）', '缺席\n总支书记、管理员', '老党员（手术）', '上级党委代表',
      '（一）讨论接收预备党员', '大会讨论 <a & b>。', '普通党员：同意接收。', '责任人：组织委员；完成时限：2026年12月31日', '应到有表决权的正式党员 7 人，实到 4 人', '赞成合计 5 票', '通过。', '三、现场照片', '会场',
    ]) expect(text).toContain(piece)
    const pictures = [...parts.keys()].filter((name) => name.startsWith('word/media/'))
    expect(pictures).toHaveLength(2)
    for (const name of pictures) {
      const { width = 0, height = 0, format } = await sharp(parts.get(name)).metadata()
      expect([format, Math.max(width, height)]).toEqual(['jpeg', 1200])
    }
    const extents = [...parts.get('word/document.xml')!.toString().matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(([, cx, cy]) => [Math.round(Number(cx) / 9525), Math.round(Number(cy) / 9525)])
    expect(extents).toEqual([[520, 130], [113, 340]])
    expect(parts.get('word/footer1.xml')!.toString()).toContain('PAGE')
  })

  test('signed off and corrected: who, when and why', async () => {
    const { host, people } = meetings
    await host.client.call('POST /activities/:activityId/minutes/sign-off', { params: { activityId: meeting }, body: { basedOn: 1 } }, { as: people.secretary })
    const { body } = await host.client.send('GET /activities/:activityId/minutes', { params: { activityId: meeting } }, { as: people.secretary })
    const correction = { basedOn: 2, reason: '责任人写错', content: { ...body.content, decisions: body.content.decisions.map((one) => ({ ...one, responsible: '宣传委员' })) } }
    await host.client.call('POST /activities/:activityId/minutes/corrections', { params: { activityId: meeting }, body: correction }, { as: people.secretary })
    const { text, parts } = await word()
    expect(text).toContain('责任人：宣传委员')
    expect(text).toContain('由本支部书记定稿。')
    expect(text).toContain('由本支部书记更正，原因：责任人写错')
    expect([...parts.values()].map(String).join()).not.toContain('尚未定稿')
  })

  test('the ledger of the year: what was held, with its numbers, topics and results; no cell is a formula', async () => {
    const { people } = meetings
    await meetings.plan({ kind: 'members_meeting', title: '还没开的', startsAt: '2026-12-20T06:00:00Z', endsAt: '2026-12-20T07:00:00Z' })
    await meetings.open({ kind: 'volunteering', title: '不属于三会一课' })
    const above = await meetings.open({ kind: 'lecture', title: '总支党课', orgId: people.inner.id, startsAt: '2026-11-22T05:00:00Z', endsAt: '2026-11-22T05:40:00Z' }, people.generalSecretary)
    await meetings.open({ kind: 'theme_day', title: '邻支部的', orgId: people.sibling.id }, people.siblingSecretary)
    const reply = await download(`/duties/ledger.xlsx?orgId=${people.branch.id}&year=2026`, people.secretary)
    expect(decodeURIComponent(reply.headers['content-disposition']!.split("UTF-8''")[1]!)).toBe('心内科党支部2026年三会一课台账.xlsx')
    const [heading, ...rows] = await readSheet(reply.body as Buffer)
    const lines = rows.map((row) => Object.fromEntries(row.map((cell, index) => [String(heading![index]), cell])))
    expect(lines.map((line) => line.名称)).toEqual(['总支党课', expect.stringMatching(/^'=十一月/)])
    expect(lines[1]).toMatchObject({
      类别: '党员大会', 组织: '心内科党支部', 时间: '14:00—16:00', 地点: "'-示教室", 应到: 7, 实到: 4, '到会率（%）': 57, 请假: '1（手术 1）', 缺席: 2, 主持人: '本支部书记', 记录人: '本支部委员',
      议题: '讨论接收预备党员', 名单: '已确认', 会议记录: '已定稿',
    })
    expect(lines[1]!.决议).toBe('1. 接收某同志为预备党员（通过）\n2. =公示五个工作日')
    expect(lines[0]).toMatchObject({ 组织: '内科党总支', 应到: 7, 名单: '进行中', 会议记录: '未记录' })
    expect(above.state).toBe('open')
  })

  test('nobody takes home what is not theirs', async () => {
    const { people } = meetings
    const status = async (path: string, as: As) => (await download(path, as)).status
    for (const [as, expected] of [[people.member, 403], [people.siblingSecretary, 404], [people.foreignSecretary, 404], [people.generalSecretary, 200]] as const) {
      expect(await status(`/activities/${meeting}/minutes.docx`, as)).toBe(expected)
    }
    for (const as of [people.member, people.siblingSecretary, people.foreignSecretary, people.admin]) expect(await status(`/duties/ledger.xlsx?orgId=${people.branch.id}&year=2026`, as)).toBe(422)
    expect(await status(`/duties/ledger.xlsx?orgId=${people.root.id}&year=2026`, people.office)).toBe(200)
    expect(await status(`/duties/ledger.xlsx?orgId=${people.branch.id}&year=99999`, people.office)).toBe(400)
  })
})
