import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Icon } from './Icon'
import { Pressable } from './Pressable'

interface Props {
  title: string
  /** Word of the link on the right, such as 全部. */
  more?: string
  onMore?: () => void
}

/** Heading of a card, with an optional link to everything. */
export function SectionHeader({ title, more = '全部', onMore }: Props) {
  return (
    <View className='section-header'>
      <Text className='section-header__title' {...a11y({ role: 'heading', level: 2 })}>
        {title}
      </Text>
      {onMore && (
        <Pressable className='section-header__more' role='link' label={`${title}：${more}`} onPress={onMore}>
          <Text>{more}</Text>
          <Icon name='forward' size='s' />
        </Pressable>
      )}
    </View>
  )
}
