import { createHash, randomBytes } from 'node:crypto'
import { apiBase } from '@ejia/contract/client/caller'
import sharp from 'sharp'
import type { As } from '../harness/client'
import type { ApiProcess } from './kit/api-process'
import { expectBooksRight } from './kit/books'
import { expectComeBack } from './kit/come-back'
import type { Answer } from './kit/phone'
import { useSite } from './kit/site'
import { smallDisk, type SmallDisk } from './kit/small-disk'

interface Sent {
  name: string
  content: Buffer
}

describe('the disk of uploads is full', () => {
  const site = useSite()
  let api: ApiProcess
  let disk: SmallDisk
  beforeAll(async () => {
    disk = smallDisk(site().build)
    process.stdout.write(`full disk: ${disk.kind}\n`)
    api = await site().start(disk.options)
  })

  const text = (name: string, bytes = 150_000): Sent => ({ name: `${name}.txt`, content: Buffer.from(randomBytes(Math.ceil(bytes / 2)).toString('hex').slice(0, bytes)) })

  async function upload({ name, content }: Sent, as: As = site().meetings.people.secretary): Promise<Answer> {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(content)]), name)
    const reply = await fetch(`${api.base}${apiBase}/files`, { method: 'POST', headers: { authorization: `Bearer ${as.token}` }, body: form })
    const body = (await reply.json()) as Record<string, unknown>
    return { status: reply.status, body, problem: body as never, headers: reply.headers, took: 0 }
  }

  async function download(id: unknown, query = ''): Promise<{ status: number; content: Buffer }> {
    const reply = await fetch(`${api.base}${apiBase}/files/${String(id)}${query}`, { headers: { authorization: `Bearer ${site().meetings.people.secretary.token}` } })
    return { status: reply.status, content: Buffer.from(await reply.arrayBuffer()) }
  }

  const sha256 = ({ content }: Sent): string => createHash('sha256').update(content).digest('hex')
  const rowsOf = (sent: Sent): Promise<number> => site().meetings.count('files where sha256 = $1', sha256(sent))

  /** Every file whole and under its name, every row with its file. */
  async function expectOrder(): Promise<void> {
    const there = disk.files(api)
    expect(there.filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([])
    const { rows } = await site().host.app.pool.query<{ sha256: string }>('select distinct sha256 from files')
    expect(rows.filter((row) => !there.includes(row.sha256))).toEqual([])
    await expectBooksRight(site().host, [])
  }

  test('refused with 503 and when to come back: no row, no half file; what is there is read; room again, and it goes on', async () => {
    const [before, tooMuch] = [text('before'), text('too-much')]
    const picture = { name: 'picture.png', content: await sharp(randomBytes(200 * 200 * 3), { raw: { width: 200, height: 200, channels: 3 } }).png().toBuffer() }
    const [first, shown] = [await upload(before), await upload(picture)]
    expect([first.status, shown.status]).toEqual([201, 201])

    disk.fill(api)
    expectComeBack(await upload(tooMuch), 'files.storage_full')
    expect(await rowsOf(tooMuch)).toBe(0)
    expect(await site().meetings.count(`audit_lines where action = 'files.upload'`)).toBe(2)
    await expectOrder()
    // what is there is served, and a smaller picture that finds no room is shown all the same
    expect((await download(first.body.id)).content.equals(before.content)).toBe(true)
    disk.cram(api)
    expect((await download(shown.body.id, '?width=160')).status).toBe(200)
    expect((await fetch(`${api.base}/health/live`)).status).toBe(200)

    disk.makeRoom(api)
    const again = await upload(tooMuch)
    expect(again.status).toBe(201)
    expect((await download(again.body.id)).content.equals(tooMuch.content)).toBe(true)
    await expectOrder()
  }, 120_000)

  test('ten at once where three find room: each is either there whole or refused', async () => {
    disk.fill(api)
    const many = Array.from({ length: 10 }, (_, n) => text(`many-${n}`, n < 7 ? 150_000 : 15_000))
    const answers = await Promise.all(many.map((one) => upload(one)))
    for (const [n, answer] of answers.entries()) {
      if (answer.status === 201) expect((await download(answer.body.id)).content.equals(many[n]!.content)).toBe(true)
      else expectComeBack(answer, 'files.storage_full')
      expect(await rowsOf(many[n]!)).toBe(answer.status === 201 ? 1 : 0)
    }
    expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThanOrEqual(7)
    await expectOrder()
    disk.makeRoom(api)
    expect((await Promise.all(many.map((one) => upload(one)))).map(({ status }) => status)).toEqual(many.map(() => 201))
    await expectOrder()
  }, 120_000)
})
