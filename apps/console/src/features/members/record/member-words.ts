import { memberStatusNames, serviceNames, type MemberStatus, type Service } from '@ejia/domain/members'
import type { ItemOf } from '../../../shared/api'

export type MemberEvent = ItemOf<'GET /members/:memberId/history'>

export const genderNames = { male: '男', female: '女' } as const

const fieldNames: Record<string, string> = {
  name: '姓名', gender: '性别', status: '人员状态', service: '在职状态', away: '外出', phone: '手机号', joinedOn: '入党日期', fullOn: '转正日期',
}

interface Change {
  from: unknown
  to: unknown
}

const isChange = (value: unknown): value is Change => typeof value === 'object' && value !== null && 'from' in value && 'to' in value

const valueNames: Record<string, (value: unknown) => string> = {
  status: (value) => memberStatusNames[value as MemberStatus],
  service: (value) => serviceNames[value as Service],
  away: (value) => (value ? '是' : '否'),
}

/** `人员状态：预备党员 → 正式党员`, or only the name where the values are kept nowhere. */
function changeText(field: string, detail: MemberEvent['detail']): string {
  const change = detail[field]
  const name = fieldNames[field] ?? field
  const words = valueNames[field]
  return words && isChange(change) ? `${name}：${words(change.from)} → ${words(change.to)}` : name
}

/** What happened, in one line. */
export function eventText({ kind, org, from, changed, detail }: MemberEvent): string {
  switch (kind) {
    case 'entered':
      return `进入名册（${org.name}）`
    case 'transferred':
      return `${detail.dissolved ? '组织合并，' : ''}由${from?.name ?? '原支部'}转入${org.name}`
    case 'left':
      return typeof detail.leftOn === 'string' ? `离开名册（${detail.leftOn}）` : '离开名册'
    case 'returned':
      return '恢复在册'
    case 'changed':
      return `修改：${changed.map((field) => changeText(field, detail)).join('、')}`
  }
}
