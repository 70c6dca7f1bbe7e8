import { View } from '@tarojs/components'
import { IconBox } from './IconBox'
import type { IconName } from './icon-names'
import { Pressable } from './Pressable'

interface Props {
  title: string
  note?: string
  icon?: IconName
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}

/** A setting that is on or off. The whole row is the target, so it grows with 长辈版. */
export function SwitchRow({ title, note, icon, checked, onChange, disabled = false }: Props) {
  return (
    <Pressable
      className='list-row'
      role='switch'
      label={title}
      checked={checked}
      disabled={disabled}
      onPress={() => onChange(!checked)}
    >
      {icon && <IconBox name={icon} />}
      <View className='list-row__main'>
        <View className='list-row__title'>{title}</View>
        {note && <View className='list-row__note'>{note}</View>}
      </View>
      <View className={`switch ${checked ? 'is-on' : ''}`}>
        <View className='switch__knob' />
      </View>
    </Pressable>
  )
}
