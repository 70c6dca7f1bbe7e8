import { View } from '@tarojs/components'
import { Tag } from '../../shared/ui'
import type { CallUp } from '../../shared/call-ups'
import { stateTag } from './words'

/** Which call this is, whether it still runs, and whether it is meant. */
export function Heading({ call: { state, rehearsal, title } }: { call: Pick<CallUp, 'state' | 'rehearsal' | 'title'> }) {
  const tag = stateTag(state)
  return (
    <>
      <View className='call-ups-tags'>
        <Tag tone={tag.tone}>{tag.text}</Tag>
        {rehearsal && <Tag tone='gold'>演练</Tag>}
      </View>
      <View className='call-ups-title'>{title}</View>
    </>
  )
}
