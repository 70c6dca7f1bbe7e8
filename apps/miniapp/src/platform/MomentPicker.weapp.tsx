import { Picker, View } from '@tarojs/components'
import { a11y } from './a11y'
import type { MomentPickerProps } from './moment-picker.types'

export function MomentPicker({ label, mode, value, start, end, onChange, children }: MomentPickerProps) {
  const range = { ...(start && { start }), ...(end && { end }) }
  const choose = (event: { detail: { value: string } }) => onChange(event.detail.value)
  const face = <View {...a11y({ role: 'button', label: `${label}：${value || '请选择'}` })}>{children}</View>
  return mode === 'date' ? (
    <Picker mode='date' value={value} onChange={choose} {...range}>
      {face}
    </Picker>
  ) : (
    <Picker mode='time' value={value} onChange={choose} {...range}>
      {face}
    </Picker>
  )
}
