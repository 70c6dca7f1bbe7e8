import { View } from '@tarojs/components'
import { openPage } from '../../../shared/nav'
import { Card, Facts, ListRow, Page, SectionHeader } from '../../../shared/ui'
import { contactText, useHouse } from '../contact'
import '../about.scss'

/** What the client is made of that asks to be named. */
const parts = ['Taro', 'React', 'TanStack Query', 'Zustand', 'Day.js', 'uqr']

export default function AboutUs() {
  const { organisation, footer, contact } = useHouse()
  const facts = [
    { label: '名称', value: '党员E家' },
    { label: '版本', value: __APP_VERSION__ },
    { label: '运营单位', value: organisation },
    { label: '服务联系', value: contactText(contact) },
    { label: '备案号', value: footer },
  ]
  return (
    <Page title='关于'>
      <Card>
        <Facts items={facts} />
      </Card>
      <Card>
        <SectionHeader title='给谁用' />
        <View>{`本小程序供${organisation || '本单位'}党员使用，未登录也可浏览公开内容。登录后可以学习、报名、签到、查积分。`}</View>
      </Card>
      <Card tight>
        <ListRow icon='lock' title='隐私保护指引' note='收集哪些信息，做什么用，怎样查阅和删除' onPress={() => openPage('/features/about/privacy/index')} />
      </Card>
      <Card>
        <SectionHeader title='开放源代码许可' />
        <View className='about-small'>{`本程序使用了 ${parts.join('、')}，均按 MIT 许可使用。`}</View>
      </Card>
    </Page>
  )
}
