import { Text, View } from '@tarojs/components'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { clockText } from '../../../shared/format'

type Live = ReplyOf<'GET /activities/:activityId/count'>

function Number({ value, label }: { value: number; label: string }) {
  return (
    <View className='board-count'>
      <Text className='board-count__value'>{value}</Text>
      <Text>{label}</Text>
    </View>
  )
}

/** Who is here, and the last few, masked: a whole room reads it. */
export function LiveCount({ live }: { live: Live }) {
  const { present, expected, pending, recent } = live
  return (
    <>
      <View className='board-counts'>
        <Number value={present} label='实到' />
        <Number value={expected} label='应到' />
        {pending > 0 && <Number value={pending} label='待核实' />}
      </View>
      {recent.length > 0 && (
        <View className='board-recent'>{`最近：${recent.slice(0, 3).map(({ name, at }) => `${name} ${clockText(at)}`).join(' · ')}`}</View>
      )}
    </>
  )
}
