import type { ComponentProps } from 'react'
import { View } from '@tarojs/components'
import { Card, Facts, Tag } from '../../shared/ui'
import { headingOf, tagOf, type Managed, type Submitted } from './words'

interface Props {
  request: Submitted | Managed
  /** What its reader may know besides. */
  facts: ComponentProps<typeof Facts>['items']
}

/** What was handed in, and where it stands. */
export function RequestCard({ request, facts }: Props) {
  const tag = tagOf(request)
  return (
    <Card>
      <Tag tone={tag.tone}>{tag.text}</Tag>
      <View className='t-title'>{headingOf(request)}</View>
      <View className='requests-text'>{request.text}</View>
      <Facts items={facts} />
    </Card>
  )
}
