import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { FeedbackHost } from './FeedbackHost'
import { NetworkNote } from './NetworkNote'
import { Theme } from './Theme'
import { TitleBar } from './TitleBar'
import { usePageFront } from './use-page-front'

interface Props {
  title: string
  /** Stays at the bottom: the page's one action. */
  footer?: ReactNode
  /** `card`: white, for reading; `flush`: no padding, for pages that fill the screen. */
  body?: 'paper' | 'card' | 'flush'
  children: ReactNode
}

/** Frame of every page that is not a tab: tokens, title, safe areas, footer, toast and dialog. */
export function Page({ title, footer, body = 'paper', children }: Props) {
  const front = usePageFront(title)
  return (
    <Theme>
      <TitleBar title={title} back />
      <View className={`page__body page__body--${body}`}>
        {front && <NetworkNote />}
        {children}
      </View>
      {footer && <View className='page__foot'>{footer}</View>}
      {front && <FeedbackHost />}
    </Theme>
  )
}
