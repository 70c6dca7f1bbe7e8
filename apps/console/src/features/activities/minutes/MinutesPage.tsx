import { useState } from 'react'
import { useParams } from 'react-router'
import { useRead } from '../../../shared/api'
import { EmptyPanel, ErrorPanel, Page } from '../../../shared/ui'
import { CorrectionEditor } from './CorrectionEditor'
import { DraftEditor } from './DraftEditor'
import './minutes.css'

/** Writing the minutes, or correcting what was signed off. */
export function MinutesPage() {
  const { activityId = '' } = useParams()
  // what an earlier page read may be old by now: writing begins from what the server has
  const { data, error, refetch, isFetchedAfterMount } = useRead('GET /activities/:activityId/minutes', { params: { activityId } }, { staleTime: 0 })
  const [turn, setTurn] = useState(0)
  const startOver = async () => {
    await refetch()
    setTurn((before) => before + 1)
  }
  const back = { to: `/activities/${activityId}?tab=minutes`, label: '返回活动' }
  const ready = data && isFetchedAfterMount
  if (ready && data.can.edit) return <DraftEditor key={`${activityId}.${turn}`} minutes={data} back={back} onStartOver={startOver} />
  if (ready && data.can.correct) return <CorrectionEditor key={`${activityId}.${data.version}`} minutes={data} back={back} />
  return (
    <Page title="会议记录" back={back} loading={!ready && !error}>
      {error ? <ErrorPanel error={error} retry={() => void refetch()} /> : <EmptyPanel title={data?.state === 'signed' ? '会议记录已经定稿，只有书记可以更正' : '现在还不能写会议记录'} />}
    </Page>
  )
}
