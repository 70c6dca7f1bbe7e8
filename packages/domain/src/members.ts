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

/** `张建华` → `张*华`, `李梅` → `李*`: enough to know a neighbour by, too little to search for. */
export const maskName = (name: string): string => {
  const letters = [...name]
  return letters.length <= 2 ? `${letters[0] ?? ''}*` : `${letters[0]}*${letters[letters.length - 1]}`
}
