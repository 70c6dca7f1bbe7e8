import { Text } from '@tarojs/components'
import { signed } from './words'

/** Points of one entry; what was given is red, what was taken back is quiet. */
export function Delta({ points }: { points: number }) {
  return <Text className={`points-delta ${points > 0 ? 'points-delta--given' : ''}`}>{signed(points)}</Text>
}
