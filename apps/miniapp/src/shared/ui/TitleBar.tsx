import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { drawsOwnTitleBar } from '../../platform/page-title'
import { goBack } from '../nav'
import { Icon } from './Icon'
import { Pressable } from './Pressable'

/** Title and way back on H5; WeChat draws its own. */
export function TitleBar({ title, back }: { title: string; back: boolean }) {
  if (!drawsOwnTitleBar) return null
  return (
    <View className='title-bar'>
      {back ? (
        <Pressable className='title-bar__back' label='返回' onPress={goBack}>
          <Icon name='back' />
        </Pressable>
      ) : (
        <View className='title-bar__side' />
      )}
      <Text className='title-bar__text' {...a11y({ role: 'heading', level: 1 })}>
        {title}
      </Text>
      <View className='title-bar__side' />
    </View>
  )
}
