import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { keyOf, messageOf, queryClient, useAction } from '../../../shared/api'
import { Button, Sheet, toast } from '../../../shared/ui'
import { factsOf, type CalledPerson, type Live } from '../words'

interface Props {
  callUpId: string
  person: CalledPerson
  can: Live['can']
  onClose: () => void
}

const failed = (error: unknown) => toast(messageOf(error))

/** The full number is asked for when it is dialled, and every time that is kept in the audit. */
function useDial(callUpId: string, memberId: string) {
  return useAction((call) => call('POST /call-ups/:callUpId/people/:memberId/phone-views', { params: { callUpId, memberId }, body: {} }), {
    onSuccess: ({ phone }) => {
      if (phone === null) toast('没有登记电话')
      else void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => toast(`电话：${phone}`))
    },
    onError: failed,
  })
}

function useMark(callUpId: string, memberId: string, onDone: () => void) {
  return useAction(
    (call, arrived: boolean) => call('POST /call-ups/:callUpId/people/:memberId/arrivals', { params: { callUpId, memberId }, body: { arrived } }),
    {
      onSuccess: (live, arrived) => {
        queryClient.setQueryData(keyOf('GET /call-ups/:callUpId/live', { params: { callUpId } }), live)
        toast(arrived ? '已登记到场' : '已取消到场')
        onDone()
      },
      onError: failed,
    },
  )
}

/** One person: ring them up, tick them off. */
export function PersonSheet({ callUpId, person, can, onClose }: Props) {
  const dial = useDial(callUpId, person.member.id)
  const mark = useMark(callUpId, person.member.id, onClose)
  const arrived = person.arrivedAt !== null
  return (
    <Sheet open title={person.member.name} onClose={onClose}>
      {factsOf(person).map((fact) => (
        <View key={fact} className='t-sub'>
          {fact}
        </View>
      ))}
      <View className='call-ups-answer'>
        {can.viewPhone && person.phoneMasked && (
          <Button block icon='phone' loading={dial.isPending} onPress={() => dial.mutate()}>
            {`打电话 ${person.phoneMasked}`}
          </Button>
        )}
        {can.viewPhone && !person.phoneMasked && <View className='t-sub'>名册里没有登记电话。</View>}
        {can.mark && (
          <Button block kind='ghost' loading={mark.isPending} onPress={() => mark.mutate(!arrived)}>
            {arrived ? '取消到场登记' : '登记到场'}
          </Button>
        )}
        {!can.mark && <View className='t-sub'>召集已经结束。</View>}
      </View>
    </Sheet>
  )
}
