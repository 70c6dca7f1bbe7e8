import { addMonths } from './calendar'

/** From application to full membership (发展党员 stages, then membership itself). */
export const memberStatuses = ['applicant', 'activist', 'prospect', 'probationary', 'full'] as const
export type MemberStatus = (typeof memberStatuses)[number]

export const memberStatusNames: Record<MemberStatus, string> = {
  applicant: '入党申请人',
  activist: '入党积极分子',
  prospect: '发展对象',
  probationary: '预备党员',
  full: '正式党员',
}

/** In service or retired; being away (流动、外出) is a mark of its own, since either can be away. */
export const services = ['in_service', 'retired'] as const
export type Service = (typeof services)[number]
export const serviceNames: Record<Service, string> = { in_service: '在职', retired: '离退休' }

/** Probationary and full members are party members; the others are on their way. */
export const isPartyMember = (status: MemberStatus): boolean => status === 'probationary' || status === 'full'

const mobile = /^1\d{10}$/
export const isMobile = (text: string): boolean => mobile.test(text)

/** `13812345689` → `138******89`. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}******${phone.slice(-2)}`

/** Roster numbers that the system issues to those who bring none: `DY000123`. */
export const issuedRosterNo = (serial: number): string => `DY${String(serial).padStart(6, '0')}`

export interface MemberDays {
  joinedOn?: string | null
  fullOn?: string | null
  leftOn?: string | null
}

/** Nobody joined before the Party was founded. */
const firstDay = '1921-07-01'

/** The first day that cannot be true of a member, and why; null when all can. `today` is a day in Shanghai. */
export function memberDayProblem(days: MemberDays, today: string): { field: keyof MemberDays; message: string } | null {
  const { joinedOn, fullOn, leftOn } = days
  for (const [field, day] of Object.entries({ joinedOn, fullOn, leftOn }) as [keyof MemberDays, string | null | undefined][]) {
    if (day && day > today) return { field, message: '日期不能晚于今天' }
    if (day && day < firstDay) return { field, message: '日期太早，请核对年份' }
  }
  if (joinedOn && fullOn && fullOn < joinedOn) return { field: 'fullOn', message: '转正日期不能早于入党日期' }
  if (joinedOn && leftOn && leftOn < joinedOn) return { field: 'leftOn', message: '离开日期不能早于入党日期' }
  return null
}

/** Columns that a roster is imported from and exported to, in this order. */
export const rosterFields = ['rosterNo', 'name', 'gender', 'org', 'status', 'service', 'away', 'phone', 'joinedOn', 'fullOn'] as const
export type RosterField = (typeof rosterFields)[number]
export const rosterFieldNames: Record<RosterField, string> = {
  rosterNo: '工号', name: '姓名', gender: '性别', org: '党组织', status: '人员状态', service: '在职状态', away: '外出', phone: '手机号', joinedOn: '入党日期', fullOn: '转正日期',
}
/** Without these nobody can be told from anybody. */
export const requiredRosterFields: readonly RosterField[] = ['name', 'org', 'status']

/** uploaded → checked → running → done; refused when rows turned out bad at the last moment, failed when the server broke off. */
export const importStates = ['uploaded', 'checked', 'running', 'done', 'refused', 'failed'] as const
export type ImportState = (typeof importStates)[number]

/** 组织关系转接: asked by the branch that gives, accepted (回执) or refused by the one that receives. */
export const transferStates = ['asked', 'accepted', 'refused', 'withdrawn'] as const
export type TransferState = (typeof transferStates)[number]
export const transferStateNames: Record<TransferState, string> = { asked: '待接收', accepted: '已接收', refused: '已退回', withdrawn: '已撤回' }

/** A letter of introduction (介绍信) is good for at most three months; after that it is written anew. */
export const transferMonths = 3
/** Last day on which a transfer asked for on this day can be accepted. */
export const transferEndsOn = (askedOn: string): string => addMonths(askedOn, transferMonths)

export const memberEventKinds = ['entered', 'changed', 'transferred', 'left', 'returned'] as const
export type MemberEventKind = (typeof memberEventKinds)[number]

/** `张建华` → `张*华`, `李梅` → `李*`: enough to know a neighbour by, too little to search for. */
export const maskName = (name: string): string => {
  const letters = [...name]
  return letters.length <= 2 ? `${letters[0] ?? ''}*` : `${letters[0]}*${letters[letters.length - 1]}`
}
