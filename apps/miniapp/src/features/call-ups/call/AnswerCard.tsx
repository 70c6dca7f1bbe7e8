import { useState } from 'react'
import { View } from '@tarojs/components'
import { comingMinutes, type ComingMinutes } from '@ejia/domain/call-ups'
import { clockText } from '../../../shared/format'
import type { CallUp } from '../../../shared/call-ups'
import { Button, Card, Pressable, SectionHeader, Tag } from '../../../shared/ui'
import { answeredText, answerText } from '../words'
import { CannotSheet } from './CannotSheet'
import { useSay } from './use-say'

type Mine = NonNullable<CallUp['mine']>

/** Until when, then the one large button. */
function Choose({ call, onSaid }: { call: CallUp; onSaid: () => void }) {
  const [minutes, setMinutes] = useState<ComingMinutes>(20)
  const [cannot, setCannot] = useState(false)
  const { say, busy } = useSay(call, onSaid)
  return (
    <Card>
      <SectionHeader title='多久能到' />
      <View className='call-ups-minutes'>
        {comingMinutes.map((each) => (
          <Pressable
            key={each}
            role='radio'
            className={`call-ups-minutes__item ${each === minutes ? 'is-on' : ''}`}
            label={`${each} 分钟内到`}
            checked={each === minutes}
            onPress={() => setMinutes(each)}
          >
            <View className='call-ups-minutes__number'>{each}</View>
            <View>分钟</View>
          </Pressable>
        ))}
      </View>
      <View className='call-ups-answer'>
        <Button block loading={busy} label={`收到，马上到，${minutes} 分钟内`} onPress={() => say({ word: 'coming', minutes })}>
          收到，马上到
        </Button>
        <Button block kind='ghost' disabled={busy} onPress={() => setCannot(true)}>
          收到，来不了
        </Button>
      </View>
      {cannot && <CannotSheet call={call} onClose={() => setCannot(false)} onSaid={onSaid} />}
    </Card>
  )
}

/** What I said, and the next thing to say: that I am there. */
function Answered({ call, mine, onChange }: { call: CallUp; mine: Mine; onChange: () => void }) {
  const { say, busy } = useSay(call)
  const { answer } = mine
  const running = call.state === 'running'
  return (
    <Card>
      <View className='call-ups-tags'>
        <Tag tone='ok'>您已回应</Tag>
      </View>
      <View className='call-ups-said'>{answer ? answerText(answer) : ''}</View>
      <View className='t-sub'>{answer ? answeredText(answer) : ''}</View>
      {mine.earlier > 0 && <View className='t-sub'>{`之前回应过 ${mine.earlier} 次，以最新的为准。`}</View>}
      {running && (
        <View className='call-ups-answer'>
          <Button block loading={busy} onPress={() => say({ word: 'arrived' })}>
            我已到场
          </Button>
          <Button block kind='ghost' disabled={busy} onPress={onChange}>
            改变回应
          </Button>
        </View>
      )}
    </Card>
  )
}

function Arrived({ mine }: { mine: Mine }) {
  return (
    <Card>
      <View className='call-ups-tags'>
        <Tag tone='ok'>您已到场</Tag>
      </View>
      <View className='t-sub'>{mine.arrivedAt ? `${clockText(mine.arrivedAt)} 登记` : ''}</View>
    </Card>
  )
}

export function AnswerCard({ call, mine }: { call: CallUp; mine: Mine }) {
  const [changing, setChanging] = useState(false)
  if (mine.arrivedAt) return <Arrived mine={mine} />
  if (mine.answer && !changing) return <Answered call={call} mine={mine} onChange={() => setChanging(true)} />
  return call.state === 'running' ? <Choose call={call} onSaid={() => setChanging(false)} /> : null
}
