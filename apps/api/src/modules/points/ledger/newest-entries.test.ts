import type { TestPerson } from '../../../../test/harness/factories'
import { useHospital } from '../../../../test/harness/hospital'
import { award, ensureDefaultRules } from '../index'

/** A page is put together from the newest of each year and organisation: across both, entries stand in the order they were made. */
describe('pages of the ledger across years and organisations', () => {
  const { host, people } = useHospital()
  const context = () => ({ db: host.app.db, now: host.clock.now(), actor: null, jobs: host.app.jobs })

  async function pagesOf(endpoint: 'GET /points/ledger' | 'GET /points/mine/ledger', query: object, as: TestPerson): Promise<string[]> {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { title: string }[]; nextCursor: string | null } = await host.client.call(endpoint, { query: { limit: 2, ...query, ...(cursor && { cursor }) } }, { as })
      seen.push(...page.items.map(({ title }) => title))
      cursor = page.nextCursor
    }
    return seen
  }

  test('newest first, whatever year and organisation they are of', async () => {
    await ensureDefaultRules(context(), '2022-01-01')
    const made: { title: string; who: TestPerson; year: number }[] = []
    for (const year of [2024, 2026, 2022, 2025, 2024, 2022, 2026]) {
      for (const [who, orgId] of [[people.member, people.branch.id], [people.foreignMember, people.foreign.id]] as const) {
        host.clock.advance(60)
        const title = `${made.length}`
        await award(context(), {
          memberId: who.memberId, ruleKey: 'attendance.volunteering', sourceType: 'attendance', sourceId: title, title,
          at: new Date(`${year}-03-0${1 + (made.length % 9)}T04:00:00Z`), orgId, standing: { retired: false, away: false, partyMember: true },
        })
        made.push({ title, who, year })
      }
    }
    const titles = (wanted: (one: (typeof made)[number]) => boolean) => made.filter(wanted).map(({ title }) => title).reverse()
    expect(await pagesOf('GET /points/mine/ledger', {}, people.member)).toEqual(titles(({ who }) => who === people.member))
    expect(await pagesOf('GET /points/mine/ledger', { year: 2022 }, people.member)).toEqual(titles(({ who, year }) => who === people.member && year === 2022))
    expect(await pagesOf('GET /points/ledger', {}, people.secretary)).toEqual(titles(({ who }) => who === people.member))
    expect(await pagesOf('GET /points/ledger', {}, people.office)).toEqual(titles(() => true))
    expect(await pagesOf('GET /points/ledger', { year: 2024 }, people.office)).toEqual(titles(({ year }) => year === 2024))
    expect(await pagesOf('GET /points/ledger', { from: '2022-01-01', to: '2024-12-31' }, people.office)).toEqual(titles(({ year }) => year <= 2024))
    expect(await pagesOf('GET /points/ledger', { orgId: people.outer.id }, people.office)).toEqual(titles(({ who }) => who === people.foreignMember))
    const { items } = await host.client.call('GET /points/years', {}, { as: people.office })
    expect(items.map(({ year }) => year)).toEqual([2026, 2025, 2024, 2022])
  })
})
