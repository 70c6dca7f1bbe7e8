import { View } from '@tarojs/components'
import { activityKindNames } from '@ejia/domain/activities'
import type { CheckInResult } from '../../../shared/activities'
import { useApi } from '../../../shared/api'
import { a11y } from '../../../platform/a11y'
import { useSession } from '../../../shared/session'
import { Card, IconBox, ListRow } from '../../../shared/ui'
import { HeadcountTiles } from '../HeadcountTiles'
import { pointsWords, wordsOf, type ResultWords } from './result-words'

const icons = { ok: 'check', neutral: 'clock', red: 'warning' } as const

function Outcome({ words }: { words: ResultWords }) {
  return (
    <Card className='check-in-outcome'>
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <IconBox name={icons[words.tone]} tone={words.tone} ring />
        <View className='t-title'>{words.title}</View>
        <View className='t-sub t-num'>{words.note}</View>
        {words.more && <View className='t-sub'>{words.more}</View>}
      </View>
    </Card>
  )
}

/** Which activity it was, and who is there. The name comes in a reading of its own and is not waited for. */
function Where({ activityId, headcount }: { activityId: string; headcount: CheckInResult['headcount'] }) {
  const { data } = useApi('GET /activities/:activityId', { params: { activityId } })
  return (
    <Card>
      {data && <View className='check-in-title'>{data.title}</View>}
      {data && <View className='t-sub'>{`${activityKindNames[data.kind]} · ${data.org.name}`}</View>}
      <View className='check-in-stats'>
        <HeadcountTiles headcount={headcount} />
      </View>
    </Card>
  )
}

/** What the check-in came to: the mark, the activity, the points and why. */
export function ResultView({ result, activityId }: { result: CheckInResult; activityId: string }) {
  const { me } = useSession()
  const points = pointsWords(result, me?.retired ?? false)
  return (
    <>
      <Outcome words={wordsOf(result)} />
      <Where activityId={activityId} headcount={result.headcount} />
      {points && (
        <Card tight>
          <ListRow
            icon='star'
            title={points.title}
            note={points.note}
            {...(result.points && { value: <View className='check-in-points'>{`+${result.points.delta}`}</View> })}
          />
        </Card>
      )}
    </>
  )
}
