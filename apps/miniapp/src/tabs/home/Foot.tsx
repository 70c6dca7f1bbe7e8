import { Text, View } from '@tarojs/components'
import { openPage } from '../../shared/nav'
import { Pressable } from '../../shared/ui'

interface Props {
  organisation: string
  /** Filing number and the like. */
  footer: string
}

const links = [
  ['投诉建议', '/features/requests/mine/index'],
  ['隐私保护指引', '/features/about/privacy/index'],
  ['关于', '/features/about/us/index'],
] as const

/** Whom this is for, where to complain, and what has to be shown: on every first screen, signed in or not. */
export function Foot({ organisation, footer }: Props) {
  return (
    <View className='home-foot'>
      <View>{`本小程序供${organisation || '本单位'}党员使用，未登录也可浏览公开内容`}</View>
      <View className='home-foot__links'>
        {links.map(([text, page]) => (
          <Pressable key={page} className='home-foot__link' role='link' onPress={() => openPage(page)}>
            <Text>{text}</Text>
          </Pressable>
        ))}
      </View>
      {footer !== '' && <View>{footer}</View>}
    </View>
  )
}
