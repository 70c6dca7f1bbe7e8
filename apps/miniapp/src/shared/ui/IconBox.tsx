import { View } from '@tarojs/components'
import { Icon } from './Icon'
import type { IconName } from './icon-names'

interface Props {
  name: IconName
  tone?: 'red' | 'ok' | 'neutral'
  /** The large round of a finished job. */
  ring?: boolean
}

/** An icon on its soft square, as in the nine sections. */
export function IconBox({ name, tone = 'red', ring = false }: Props) {
  return (
    <View className={`icon-box icon-box--${tone} ${ring ? 'icon-box--ring' : ''}`}>
      <Icon name={name} size={ring ? 'xl' : 'm'} />
    </View>
  )
}
