import { MomentField, PickerField } from '../../../shared/ui'
import type { FieldsProps } from './fields'

const leads = ['15', '30', '60', '120']

/** A plan made elsewhere may hold another value; it stays choosable. */
function leadOptions(value: string) {
  const all = leads.includes(value) ? leads : [...leads, value]
  return all.map((key) => ({ key, text: `开始前 ${key} 分钟` }))
}

/** When it is, and from when one may check in. */
export function WhenFields({ form, edit, errorOf }: FieldsProps) {
  return (
    <>
      <MomentField label='日期' required mode='date' value={form.startDay} onChange={(startDay) => edit({ startDay })} error={errorOf('startsAt')} />
      <MomentField label='开始时间' required mode='time' value={form.startTime} onChange={(startTime) => edit({ startTime })} />
      <MomentField
        label='结束日期'
        required
        mode='date'
        value={form.endDay}
        start={form.startDay}
        onChange={(endDay) => edit({ endDay })}
      />
      <MomentField label='结束时间' required mode='time' value={form.endTime} onChange={(endTime) => edit({ endTime })} error={errorOf('endsAt')} />
      <PickerField
        label='签到'
        options={leadOptions(form.lead)}
        value={form.lead}
        onChange={(lead) => edit({ lead })}
        hint='活动结束时签到结束'
        error={errorOf('checkInOpensAt') ?? errorOf('checkInClosesAt')}
      />
    </>
  )
}
