import { Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { statusBarHeight } from '../../platform/device'
import { openPage } from '../../shared/nav'
import { Icon, Pressable } from '../../shared/ui'

interface Props {
  /** Line above the name: where the reader belongs, or the hospital. */
  org: string
  title: string
  search: boolean
}

/** The red header of the home page. */
export function Hero({ org, title, search }: Props) {
  return (
    <View className='hero' style={{ paddingTop: `${statusBarHeight() + 12}px` }}>
      <View className='hero__org'>{org}</View>
      <View className='hero__title' {...a11y({ role: 'heading', level: 1 })}>
        {title}
      </View>
      {search && (
        <Pressable className='search-entry' role='link' onPress={() => openPage('/features/posts/search/index')}>
          <Icon name='search' size='s' />
          <Text>搜文章、公告、制度</Text>
        </Pressable>
      )}
    </View>
  )
}
