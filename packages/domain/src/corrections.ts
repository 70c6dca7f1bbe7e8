import { isDay } from './calendar'
import { isMobile } from './members'

/** What a member may ask to have put right in their entry of the roster. */
export const correctionFields = ['name', 'gender', 'phone', 'service', 'joinedOn', 'fullOn', 'other'] as const
export type CorrectionField = (typeof correctionFields)[number]

export const correctionFieldNames: Record<CorrectionField, string> = {
  name: '姓名', gender: '性别', phone: '手机号', service: '在职状态', joinedOn: '入党日期', fullOn: '转正日期', other: '其他（所在组织、人员状态等）',
}

/** asked → accepted, refused, or taken back by whoever asked. */
export const correctionStates = ['asked', 'accepted', 'refused', 'withdrawn'] as const
export type CorrectionState = (typeof correctionStates)[number]
export const correctionStateNames: Record<CorrectionState, string> = { asked: '待支部核对', accepted: '已更正', refused: '未采纳', withdrawn: '已撤回' }

/** Whether accepting changes the roster at once. Where somebody belongs and how far they have come goes by its own procedure. */
export const changesRoster = (field: CorrectionField): boolean => field !== 'other'

export const correctionValueLength = 100
export const correctionReasonLength = 200

/** Values of fields that are closed lists, and their words. */
export const correctionChoices: Partial<Record<CorrectionField, Readonly<Record<string, string>>>> = {
  gender: { male: '男', female: '女' },
  service: { in_service: '在职', retired: '离退休' },
}


/** Why a value cannot be right for a field; null when it can. */
export function correctionProblem(field: CorrectionField, value: string): string | null {
  const text = value.trim()
  if (text === '') return '请填写更正后的内容'
  const choices = correctionChoices[field]
  if (choices) return choices[text] ? null : '请从选项里选择'
  if (field === 'phone') return isMobile(text) ? null : '请填写 11 位手机号'
  if (field === 'name') return [...text].length <= 40 ? null : '姓名太长'
  if (field === 'joinedOn' || field === 'fullOn') return isDay(text) ? null : '请选择日期'
  return null
}
