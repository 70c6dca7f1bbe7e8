import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { tabNames, type TabKey } from '../nav'
import { FeedbackHost } from './FeedbackHost'
import { TabBar } from './TabBar'
import { NetworkNote } from './NetworkNote'
import { Theme } from './Theme'
import { TitleBar } from './TitleBar'
import { usePageFront } from './use-page-front'

interface Props {
  tab: TabKey
  /** In place of the title bar; the page's config then says `navigationStyle: 'custom'`. */
  header?: ReactNode
  children: ReactNode
}

/** Frame of the four tab pages. */
export function TabPage({ tab, header, children }: Props) {
  const title = tab === 'home' ? '党员E家' : tabNames[tab]
  const front = usePageFront(title)
  return (
    <Theme>
      {header ?? <TitleBar title={title} back={false} />}
      <View className='page__body'>
        {front && <NetworkNote />}
        {children}
      </View>
      <TabBar active={tab} />
      {front && <FeedbackHost />}
    </Theme>
  )
}
