import type { Actor } from '@ejia/domain/actor'
import type { Role } from '@ejia/domain/roles'
import { noJobs } from '../../../src/jobs/no-jobs'
import type { ActorContext, Executor } from '../../../src/lib/context'
import { ensureAccount } from '../../../src/modules/auth'
import type { PhoneKeys } from '../../../src/modules/members'
import type { OrgRow } from '../../../src/modules/orgs'
import { demoAccounts } from '../people'
import { rootOf } from '../profiles'
import type { MemberSeed, Person, Profile } from '../types'

/** Whoever acts while a system is seeded has no session. */
const nobody = '00000000-0000-0000-0000-000000000000'

interface Known {
  seed: MemberSeed
  id: string
}

/** What was set up so far, by the keys of the demonstration data; and the people who act. */
export class World {
  readonly orgs = new Map<string, OrgRow>()
  readonly members = new Map<string, Known>()
  /** For looking around only: nothing is written in this name. */
  readonly noAccount = nobody
  private readonly accounts = new Map<string, string>()
  private readonly roles = new Map<string, { role: Role; org: string }[]>()

  constructor(
    readonly db: Executor,
    readonly keys: PhoneKeys,
    readonly profile: Profile,
    readonly roster: readonly MemberSeed[],
  ) {}

  org(key: string): OrgRow {
    const org = this.orgs.get(key)
    if (!org) throw new Error(`no organisation ${key}`)
    return org
  }

  /** Key of the top of the tree. */
  get rootKey(): string {
    return rootOf(this.profile).key
  }

  get root(): OrgRow {
    return this.org(this.rootKey)
  }

  member(rosterNo: string): Known {
    const member = this.members.get(rosterNo)
    if (!member) throw new Error(`nobody has the number ${rosterNo}`)
    return member
  }

  rosterNoOf(personKey: string): string {
    const person: Person | undefined = this.profile.people.find((p) => p.key === personKey)
    const member = this.roster.find((m) => m.name === person?.name)
    if (!member) throw new Error(`nobody is ${personKey}`)
    return member.rosterNo
  }

  /** Who signs in on a demonstration: what is new is left for them to do. */
  get demonstrating(): Set<string> {
    return new Set(demoAccounts.flatMap(({ person }) => (person === null ? [] : [this.rosterNoOf(person)])))
  }

  addRole(rosterNo: string, role: Role, org: string): void {
    this.roles.set(rosterNo, [...(this.roles.get(rosterNo) ?? []), { role, org }])
  }

  /** The actor a request of this member would have; their account is made when they first act. */
  async actorOf(rosterNo: string, now: Date): Promise<Actor> {
    const { seed, id } = this.member(rosterNo)
    const accountId = this.accounts.get(rosterNo) ?? (await ensureAccount({ db: this.db, now, actor: null, jobs: noJobs }, { id, name: seed.name }))
    this.accounts.set(rosterNo, accountId)
    const org = this.org(seed.org)
    const roles = (this.roles.get(rosterNo) ?? []).map((held) => ({ role: held.role, orgId: this.org(held.org).id, path: this.org(held.org).path }))
    return { accountId, sessionId: nobody, name: seed.name, memberId: id, orgId: org.id, orgPath: org.path, roles }
  }

  /** Somebody who is on no roster. */
  operator(accountId: string, name: string): Actor {
    return { accountId, sessionId: nobody, name, memberId: null, orgId: null, orgPath: null, roles: [{ role: 'admin', orgId: this.root.id, path: this.root.path }] }
  }

  /** Who publishes and holds meetings for an organisation: its secretary, or above the branches the committee office. */
  async keeperOf(org: string, now: Date): Promise<Actor> {
    const own = [...this.roles].find(([, held]) => held.some((one) => one.role === 'secretary' && one.org === org))
    const isUnit = this.org(org).kind === 'committee'
    return this.actorOf(isUnit || !own ? this.rosterNoOf('office') : own[0], now)
  }

  async as(actor: Actor | Promise<Actor>, now: Date): Promise<ActorContext> {
    return { db: this.db, now, actor: await actor, jobs: noJobs }
  }
}
