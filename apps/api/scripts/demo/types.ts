import type { ActivityKind, LeaveReason, SignUpMode } from '@ejia/domain/activities'
import type { MemberStatus, Service } from '@ejia/domain/members'
import type { OrgKind } from '@ejia/domain/orgs'
import type { Role } from '@ejia/domain/roles'
import type { SectionKey } from '@ejia/domain/posts'

/** Organisations are named by a key within the demonstration data; ids are the database's. */
export interface OrgSeed {
  key: string
  parent: string | null
  kind: OrgKind
  name: string
  shortName: string
  foundedOn: string
  /** Months before the day of seeding that the present term began. */
  termMonthsAgo: number
  /** Members who belong directly to it. */
  inService: number
  retired: number
}

export interface MemberSeed {
  rosterNo: string
  name: string
  gender: 'male' | 'female'
  org: string
  status: MemberStatus
  service: Service
  away: boolean
  phone: string
  joinedOn: string
  /** Null while probationary. */
  fullOn: string | null
}

/** Someone who is known by name: office holders and those whom posts tell about. */
export interface Person {
  key: string
  name: string
  gender: 'male' | 'female'
  org: string
  /** Days since the branch meeting took them in, for whoever is in the probationary year. */
  probationaryDays?: number
  /** Roles held, each at an organisation. */
  roles?: readonly { role: Role; org: string }[]
}

export interface DemoAccountSeed {
  key: string
  /** Key of the person; null for the operator, who is on no roster. */
  person: string | null
  /** What the sign-in page says about the person. */
  role: string
}

export interface PostSeed {
  section: SectionKey
  org: string
  /** Days before the day of seeding. */
  daysAgo: number
  /** `MM-DD`: the last such day on or before the day of seeding, for what belongs to a season. Wins over `daysAgo`. */
  on?: string
  title: string
  summary: string
  /** Light markup, see `markup.ts`; dates as tokens, see `dates.ts`. */
  body: string
  /** Key of the organisation whose subtree may read it; everyone when left out. */
  audience?: string
  pinned?: true
  receiptRequired?: true
  source?: string
}

export interface RenderedPost extends Omit<PostSeed, 'body' | 'daysAgo' | 'on'> {
  bodyHtml: string
  publishedAt: Date
}

export interface LeaveSeed {
  rosterNo: string
  reason: LeaveReason
  note: string
}

/** How somebody came to be on the list of those present. */
/** offline: scanned without a network, sent later, waits to be verified. */
export type ArrivalWay = 'scan' | 'offline' | 'typed' | 'picture' | 'staff' | 'manual' | 'written'

export interface ArrivalSeed {
  rosterNo: string
  way: ArrivalWay
  /** Minutes from the start; negative before it. */
  minute: number
  reason?: string
  /** Struck from the list at confirmation, with this reason. */
  struck?: string
}

export interface ActivitySeed {
  key: string
  kind: ActivityKind
  org: string
  title: string
  place: string
  description: string
  startsAt: Date
  endsAt: Date
  signUpMode: SignUpMode
  quota: number | null
  signUpClosesAt: Date | null
  makeUpMinutes: number | null
  /** confirmed: held and its list confirmed · unconfirmed: held, the list is still owed · live · upcoming */
  stage: 'confirmed' | 'unconfirmed' | 'live' | 'upcoming'
  signedUp: string[]
  leaves: LeaveSeed[]
  arrivals: ArrivalSeed[]
}

export interface StudySeed {
  /** How the title of the post begins that it is made from. */
  post: string
  /** Who assigns it to everybody below; `root` is the top of the tree. */
  org: string
  creditMinutes: number
  assignedDaysAgo: number
  dueInDays: number
  /** Share of those expected who have read it by the day of seeding. */
  doneShare: number
}

export interface Profile {
  key: 'hospital' | 'city'
  name: string
  orgs: readonly OrgSeed[]
  people: readonly Person[]
}
