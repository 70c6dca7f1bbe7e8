import { MomentField, PickerField, TextInput } from '../../../shared/ui'
import type { FieldsProps } from './fields'

const modes = [
  { key: 'roster', text: '名册上的同志都参加' },
  { key: 'sign_up', text: '自愿报名' },
] as const

const makeUps = [
  { key: 'none', text: '不安排补学' },
  ...[30, 45, 60, 90, 120].map((minutes) => ({ key: String(minutes), text: `${minutes} 分钟` })),
]

/** Who is expected, how one signs up, and what those excused make up for. */
export function WhoFields({ form, edit, errorOf }: FieldsProps) {
  return (
    <>
      <PickerField label='参加方式' options={modes} value={form.signUpMode} onChange={(signUpMode) => edit({ signUpMode })} />
      {form.signUpMode === 'sign_up' && (
        <>
          <TextInput
            label='名额'
            type='number'
            value={form.quota}
            onChange={(quota) => edit({ quota: quota.trim() })}
            placeholder='不限'
            maxLength={5}
            error={errorOf('quota')}
          />
          <MomentField label='报名截止日期' mode='date' value={form.closesDay} end={form.startDay} onChange={(closesDay) => edit({ closesDay })} />
          <MomentField
            label='报名截止时间'
            mode='time'
            value={form.closesTime}
            onChange={(closesTime) => edit({ closesTime })}
            error={errorOf('signUpClosesAt')}
          />
        </>
      )}
      <PickerField
        label='请假的同志补学'
        options={makeUps}
        value={form.makeUp}
        onChange={(makeUp) => edit({ makeUp })}
        hint='确认名单后安排给准假的同志'
        error={errorOf('makeUpMinutes')}
      />
    </>
  )
}
