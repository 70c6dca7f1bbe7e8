import { View } from '@tarojs/components'
import { Stats } from '../../shared/ui'
import { headcountTiles, type Heads } from './counts'
import './headcount-tiles.scss'

/** 应到 · 实到 · 请假 as tiles. */
export function HeadcountTiles({ headcount }: { headcount: Heads }) {
  return (
    <View className='activity-heads'>
      <Stats items={headcountTiles(headcount)} />
    </View>
  )
}
