import type { MemberStatus, Service } from '@ejia/domain/members'
import type { OrgKind } from '@ejia/domain/orgs'
import type { Role } from '@ejia/domain/roles'
import { sql } from 'drizzle-orm'
import { accounts, roleGrants, sessions, wechatIdentities } from '../../src/modules/auth/auth.table'
import { members } from '../../src/modules/members/members.table'
import { keepPhone } from '../../src/modules/members/phone'
import { orgs } from '../../src/modules/orgs/orgs.table'
import { newId } from '../../src/lib/ids'
import type { TestApp } from './app'
import type { As } from './client'

export interface TestOrg {
  id: number
  path: string
  name: string
}

export interface TestPerson extends As {
  accountId: string
  memberId: string
  name: string
}

let serial = 0
const next = (): number => ++serial

/** Makes what a test needs to stand on; everything that is under test goes through HTTP. */
export class Factory {
  constructor(private readonly host: TestApp) {}

  private get db() {
    return this.host.app.db
  }

  async org(options: { parent?: TestOrg; kind?: OrgKind; name?: string } = {}): Promise<TestOrg> {
    const name = options.name ?? `组织${next()}`
    const kind = options.kind ?? (options.parent ? 'branch' : 'committee')
    const [row] = await this.db
      .insert(orgs)
      .values({ name, shortName: name, kind, parentId: options.parent?.id ?? null, path: `/new-${next()}/`, createdAt: this.host.clock.now() })
      .returning({ id: orgs.id })
    const id = row!.id
    const path = `${options.parent?.path ?? '/'}${id}/`
    await this.db.update(orgs).set({ path }).where(sql`id = ${id}`)
    return { id, path, name }
  }

  async member(org: TestOrg, options: { name?: string; status?: MemberStatus; service?: Service; away?: boolean } = {}): Promise<{ id: string; name: string }> {
    const now = this.host.clock.now()
    const id = newId(now)
    const name = options.name ?? `党员${next()}`
    await this.db.insert(members).values({
      id, name, orgId: org.id, rosterNo: `T${next()}`, status: options.status ?? 'full', service: options.service ?? 'in_service',
      away: options.away ?? false, version: 1, createdAt: now, updatedAt: now,
    })
    return { id, name }
  }

  /** A member who is signed in, with these roles. */
  async person(org: TestOrg, options: Parameters<Factory['member']>[1] & { roles?: [Role, TestOrg][] } = {}): Promise<TestPerson> {
    const now = this.host.clock.now()
    const member = await this.member(org, options)
    const accountId = newId(now)
    await this.db.insert(accounts).values({ id: accountId, memberId: member.id, name: member.name, epoch: 0, createdAt: now })
    for (const [role, at] of options.roles ?? []) {
      await this.db.insert(roleGrants).values({ id: newId(now), accountId, role, orgId: at.id, grantedAt: now })
    }
    return { ...(await this.signIn(accountId)), accountId, memberId: member.id, name: member.name }
  }

  async signIn(accountId: string): Promise<As> {
    const sessionId = newId(this.host.clock.now())
    await this.db.insert(sessions).values({ id: sessionId, accountId, client: 'weapp', createdAt: this.host.clock.now() })
    // tokens of tests outlive the minutes a moved test clock skips; expiry has tests of its own
    return { token: this.host.app.jwt.sign({ sub: accountId, sid: sessionId, ep: 0 }, { expiresIn: '10y' }) }
  }

  /** A member's number, kept as the roster keeps it. */
  async givePhone(memberId: string, phone: string): Promise<void> {
    await this.db.update(members).set(keepPhone(this.host.app.env.keys, memberId, phone)).where(sql`id = ${memberId}`)
  }

  /** This WeChat is theirs from now on. */
  async bindWechat({ accountId }: Pick<TestPerson, 'accountId'>, openid: string): Promise<void> {
    const now = this.host.clock.now()
    await this.db.insert(wechatIdentities).values({ id: newId(now), openid, accountId, boundAt: now })
  }

  /** A hospital in small: committee, two general branches, two branches in the first, one in the second, with their people. */
  async smallHospital() {
    const root = await this.org({ name: '测试医院党委' })
    const inner = await this.org({ parent: root, kind: 'general_branch', name: '内科党总支' })
    const outer = await this.org({ parent: root, kind: 'general_branch', name: '外科党总支' })
    const branch = await this.org({ parent: inner, name: '心内科党支部' })
    const sibling = await this.org({ parent: inner, name: '呼吸科党支部' })
    const foreign = await this.org({ parent: outer, name: '骨科党支部' })
    return {
      root, inner, outer, branch, sibling, foreign,
      office: await this.person(branch, { name: '办公室主任', roles: [['office', root]] }),
      secretary: await this.person(branch, { name: '本支部书记', roles: [['secretary', branch]] }),
      commissioner: await this.person(branch, { name: '本支部委员', roles: [['commissioner', branch]] }),
      generalSecretary: await this.person(branch, { name: '总支书记', roles: [['secretary', inner]] }),
      foreignSecretary: await this.person(foreign, { name: '外支部书记', roles: [['secretary', foreign]] }),
      siblingSecretary: await this.person(sibling, { name: '邻支部书记', roles: [['secretary', sibling]] }),
      admin: await this.person(branch, { name: '管理员', roles: [['admin', root]] }),
      member: await this.person(branch, { name: '普通党员' }),
      retired: await this.person(branch, { name: '老党员', service: 'retired' }),
      foreignMember: await this.person(foreign, { name: '外支部党员' }),
    }
  }
}
