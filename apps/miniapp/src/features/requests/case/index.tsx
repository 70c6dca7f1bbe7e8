import { View } from '@tarojs/components'
import { messageOf, useAction, useApi } from '../../../shared/api'
import { dateTimeText, dayText } from '../../../shared/format'
import { goBack, usePageParams } from '../../../shared/nav'
import { RequireSignIn } from '../../../shared/session'
import { Card, Loaded, NoticeBar, Page, SectionHeader, toast } from '../../../shared/ui'
import { RequestCard } from '../RequestCard'
import { Timeline } from '../Timeline'
import { workedTitle, type Managed } from '../words'
import { StepForm, type Taken } from './StepForm'
import '../requests.scss'

function Steps({ request }: { request: Managed }) {
  const take = useAction((call, body: Taken) => call('POST /managed-requests/:caseId/steps', { params: { caseId: request.id }, body }), {
    invalidates: ['GET /managed-requests', 'GET /managed-requests/:caseId'],
    onSuccess: ({ request: left }) => {
      toast(left ? '已办理' : '已转走')
      if (!left) goBack()
    },
    onError: (error) => toast(messageOf(error)),
  })
  if (request.can.length === 0) return null
  return (
    <Card>
      <SectionHeader title='办理' />
      <View className='requests-actions'>
        {request.can.map((step) => (
          <StepForm key={`${step} ${request.steps.length}`} step={step} request={request} busy={take.isPending} onTake={(taken) => take.mutate(taken)} />
        ))}
      </View>
    </Card>
  )
}

function Case({ request }: { request: Managed }) {
  return (
    <>
      <RequestCard
        request={request}
        facts={[
          { label: '提交人', value: request.submitter?.name ?? '匿名' },
          { label: '提交时间', value: dateTimeText(request.raisedAt) },
          { label: '受理期限', value: dayText(request.acceptBy) },
          { label: '答复期限', value: dayText(request.answerBy) },
          { label: '承办人', value: request.handler?.name },
        ]}
      />
      {request.round > 1 && <NoticeBar>提交人对第一次答复不满意，请复查后再答复。</NoticeBar>}
      {request.asked && <NoticeBar icon='clock'>已请提交人补充情况，还没有回复。期限照常计算。</NoticeBar>}
      {request.toLookAt && <NoticeBar>微信的内容检查建议人工看一下这段文字，不影响办理。</NoticeBar>}
      <Timeline steps={request.steps} titleOf={workedTitle} />
      <Steps request={request} />
    </>
  )
}

function Loading() {
  const { id = '' } = usePageParams<'id'>()
  const request = useApi('GET /managed-requests/:caseId', { params: { caseId: id } })
  return (
    <Loaded query={request} skeleton='card'>
      {(data) => <Case request={data} />}
    </Loaded>
  )
}

/** One request, for those who work it. */
export default function RequestCase() {
  return (
    <Page title='投诉建议办理'>
      <RequireSignIn reason='登录后可以办理投诉建议。'>
        <Loading />
      </RequireSignIn>
    </Page>
  )
}
