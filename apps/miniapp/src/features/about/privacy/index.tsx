import { Text, View } from '@tarojs/components'
import { groundNames, personalData, personalRights, sharing, type PersonalData } from '@ejia/domain/personal-data'
import { privacyItems } from '@ejia/domain/privacy-items'
import { Card, Facts, Page, SectionHeader } from '../../../shared/ui'
import { contactText, useHouse } from '../contact'
import '../about.scss'

function Data({ what, from, purpose, ground, kept, period, seenBy }: PersonalData) {
  const facts = [
    { label: '做什么用', value: purpose },
    { label: '从哪里来', value: from },
    { label: '依据', value: groundNames[ground] },
    { label: '怎样存放', value: kept },
    { label: '存放多久', value: period },
    { label: '谁能看到', value: seenBy },
  ]
  return (
    <Card>
      <View className='about-what'>{what}</View>
      <Facts items={facts} />
    </Card>
  )
}

function OnThePhone() {
  return (
    <Card>
      <SectionHeader title='使用手机功能时' />
      {privacyItems.map(({ key, name, purpose }) => (
        <View key={key} className='about-line'>
          <Text className='about-strong'>{name}</Text>
          <Text>{`：${purpose}。您点了相应的按钮并同意后才使用，不同意不影响其他功能。`}</Text>
        </View>
      ))}
    </Card>
  )
}

function Rights() {
  const { contact } = useHouse()
  return (
    <Card>
      <SectionHeader title='您的权利' />
      <Facts items={personalRights.map(({ what, how }) => ({ label: what, value: how }))} />
      <View className='about-line'>{`联系人：${contactText(contact)}`}</View>
    </Card>
  )
}

/** The same list as the guide declared to WeChat, readable without signing in. */
export default function PrivacyGuide() {
  const { organisation } = useHouse()
  return (
    <Page title='隐私保护指引'>
      <Card>
        <View>{`${organisation || '本单位'}在您使用党员E家时，只收集下面这些信息，只用于写明的用途。`}</View>
        <View className='about-line'>{sharing}</View>
      </Card>
      <OnThePhone />
      <Rights />
      {personalData.map((each) => (
        <Data {...each} key={each.key} />
      ))}
    </Page>
  )
}
