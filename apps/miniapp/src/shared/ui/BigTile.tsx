import { View } from '@tarojs/components'
import { IconBox } from './IconBox'
import type { IconName } from './icon-names'
import { Pressable } from './Pressable'

interface Props {
  icon: IconName
  title: string
  note?: string
  /** Red for the one thing that matters now. */
  tone?: 'red' | 'plain'
  onPress: () => unknown
}

/** One of the few large things on a 长辈版 page. */
export function BigTile({ icon, title, note, tone = 'plain', onPress }: Props) {
  return (
    <Pressable className={`big-tile big-tile--${tone}`} label={note ? `${title}，${note}` : title} onPress={onPress}>
      <IconBox name={icon} />
      <View>
        <View className='big-tile__title'>{title}</View>
        {note && <View className='big-tile__note'>{note}</View>}
      </View>
    </Pressable>
  )
}
