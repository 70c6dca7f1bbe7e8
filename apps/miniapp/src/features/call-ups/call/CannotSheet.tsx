import { cannotReasonNames, cannotReasons } from '@ejia/domain/call-ups'
import { Button, Sheet } from '../../../shared/ui'
import { View } from '@tarojs/components'
import type { CallUp } from '../../../shared/call-ups'
import { useSay } from './use-say'

interface Props {
  call: CallUp
  onClose: () => void
  onSaid: () => void
}

/** The reason is the answer: one tap more, nothing to type. */
export function CannotSheet({ call, onClose, onSaid }: Props) {
  const { say, busy } = useSay(call, () => {
    onSaid()
    onClose()
  })
  return (
    <Sheet open title='来不了，因为' onClose={onClose}>
      <View className='call-ups-reasons'>
        {cannotReasons.map((reason) => (
          <Button key={reason} block kind='ghost' disabled={busy} onPress={() => say({ word: 'cannot', reason })}>
            {cannotReasonNames[reason]}
          </Button>
        ))}
      </View>
    </Sheet>
  )
}
