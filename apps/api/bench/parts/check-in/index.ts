import { readEnv } from '../../../src/env'
import { CheckInCodes } from '../../../src/modules/activities/check-in/check-in.codes'
import { scanStatement } from '../../../src/modules/activities/check-in/scan.repo'
import type { ApiProcess } from '../../lib/api-process'
import { rowOf, type Leg } from '../../lib/compare'
import { withCpu } from '../../lib/cpu'
import type { Database } from '../../lib/databases'
import type { Bench, Part, Row } from '../../lib/part'
import { countRecorded, openHalls, pgbenchScript, scansOf, type Halls } from './halls'
import { listPeople, people as hospital } from './people'

const pgbenchClients = 32

/** Phones at once, and what the check-in must reach of pgbench. */
const crowds = [
  { phones: 32, must: { atLeast: 0.8 } },
  { phones: 128, must: { atLeast: 1.2 } },
]

/**
 * Check-ins with everything that belongs to one (attendance, event, points within caps, balance, audit, remembered answer), each
 * answered after its commit, against pgbench running the same statement for one scan at a time.
 */
export const checkInPart: Part = {
  name: 'check-in',
  run: async (bench) => {
    const database = await bench.open(await bench.prepare(hospital))
    const people = (await listPeople(database.url)).map((who) => ({ ...who, token: bench.tokenFor(who) }))
    const api = await bench.startApi({ database })
    const sides = { bench, database, api, people, codes: codesOf(bench) }
    const rows = await compareAll(sides)
    await api.stop()
    await database.drop()
    return rows
  },
}

interface Sides {
  bench: Bench
  database: Database
  api: ApiProcess
  people: { token: string }[]
  codes: CheckInCodes
}

async function compareAll(sides: Sides): Promise<Row[]> {
  const statement = new Pace(sides.bench.seconds, (expected, seconds) => statementLeg(sides, expected, seconds))
  const rows: Row[] = []
  await statement.warmUp()
  for (const { phones, must } of crowds) {
    const scans = new Pace(sides.bench.seconds, (expected, seconds) => scanLeg(sides, phones, expected, seconds))
    await scans.warmUp()
    const found = await sides.bench.compare({ title: `check-in, ${phones} at once`, work: scans.leg, against: statement.leg })
    rows.push(rowOf(found, { work: `check-in, ${phones} phones`, against: 'pgbench, the same statement', must }, { phones, pgbenchClients, people: sides.people.length }))
  }
  return rows
}

/** A leg that is told how many it will record, by the fastest one so far: pairs of member and activity must not run out. */
class Pace {
  private perSecond = 3000

  constructor(
    private readonly seconds: number,
    private readonly run: (expected: number, seconds: number) => ReturnType<Leg>,
  ) {}

  warmUp = async (): Promise<void> => {
    await this.go(1)
  }

  leg = (): ReturnType<Leg> => this.go(this.seconds)

  private async go(seconds: number): ReturnType<Leg> {
    const measured = await this.run(this.perSecond * seconds, seconds)
    this.perSecond = Math.max(this.perSecond, measured.perSecond)
    return measured
  }
}

async function scanLeg({ bench, database, api, people, codes }: Sides, phones: number, expected: number, seconds: number): ReturnType<Leg> {
  const halls = await openHalls(database.url, people.length, expected)
  const requests = scansOf(halls, people, codes)
  const work = () => bench.load({ base: api.base, requests, connections: phones, seconds })
  return checked(database, halls, phones, work, { node: api.pid, postgres: database.serverPid })
}

async function statementLeg({ bench, database, people }: Sides, expected: number, seconds: number): ReturnType<Leg> {
  const halls = await openHalls(database.url, people.length, expected)
  const variables = { i: -1, first: halls.first, halls: halls.ids.length, people: people.length }
  const work = () => bench.pgbench({ databaseUrl: database.url, script: pgbenchScript(scanStatement, pgbenchClients), clients: pgbenchClients, seconds, variables })
  return checked(database, halls, pgbenchClients, work, { postgres: database.serverPid })
}

type Work = () => Promise<{ requests: number; perSecond: number; invalid: string | undefined }>

/** A reply counts when its check-in is in the database with its points; those under way at the end are there too. */
async function checked(database: Database, halls: Halls, atOnce: number, work: Work, processes: Parameters<typeof withCpu>[0]): ReturnType<Leg> {
  let requests = 0
  const measured = await withCpu(processes, async () => {
    const done = await work()
    requests = done.requests
    return done
  })
  const recorded = await countRecorded(database.url, halls)
  const amiss = recorded < requests || recorded > requests + atOnce ? `${requests} answered, ${recorded} recorded` : undefined
  return { ...measured, invalid: measured.invalid ?? amiss }
}

function codesOf({ secrets }: Bench): CheckInCodes {
  const env = readEnv({ ...secrets, DATABASE_URL: 'postgres://unused', PUBLIC_URL: 'https://ejia.bench.invalid' })
  return new CheckInCodes(env.keys.checkIn, env.publicUrl)
}
