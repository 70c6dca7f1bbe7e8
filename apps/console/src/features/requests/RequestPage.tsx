import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { matterNames } from '@ejia/domain/requests'
import { downloadFile, problemOf, useRead } from '../../shared/api'
import { FilePicture } from '../../shared/files'
import { Day, ErrorPanel, Moment, Page, Panel, StateTag, toast } from '../../shared/ui'
import './requests.css'
import { StepForms } from './StepForms'
import { stateOf, stepText, type Detail, type Step } from './words'

function Files({ files }: { files: Step['files'] }) {
  if (files.length === 0) return null
  const open = (fileId: string, name: string) => void downloadFile('GET /files/:fileId', { params: { fileId } }, name).catch((error: unknown) => toast.error(problemOf(error).message))
  return (
    <ul className="requests-files">
      {files.map(({ id, name, image }, n) => (
        <li key={id}>
          {image && <FilePicture fileId={id} alt="" width={160} />}
          <Button type="link" onClick={() => open(id, name)}>{`${name}（${n + 1}）`}</Button>
        </li>
      ))}
    </ul>
  )
}

/** What happened, oldest first. */
function Timeline({ steps }: { steps: Detail['steps'] }) {
  return (
    <Panel title="办理经过">
      <ol className="timeline">
        {steps.map((step) => (
          <li key={`${step.at} ${step.kind}`}>
            <p>{stepText(step)}</p>
            {step.text && <p className="requests-text">{step.text}</p>}
            <Files files={step.files} />
            <small>
              <Moment value={step.at} />
            </small>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function About({ request }: { request: Detail }) {
  const facts: [string, ReactNode][] = [
    ['办理组织', request.org.name],
    ['提交人', request.submitter?.name ?? '匿名'],
    ['提交时间', <Moment key="raised" value={request.raisedAt} />],
    ['受理期限', <Day key="accept" value={request.acceptBy} />],
    ['答复期限', <Day key="answer" value={request.answerBy} />],
    ['承办人', request.handler?.name ?? '未确定'],
  ]
  return (
    <Panel title="内容">
      <p className="requests-text">{request.text}</p>
      <dl className="requests-facts">
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

function Notices({ request }: { request: Detail }) {
  const words = [
    request.round > 1 && '提交人对第一次答复不满意，请复查后再答复。',
    request.asked && '已请提交人补充情况，还没有回复。期限照常计算。',
    request.toLookAt && '微信的内容检查建议人工看一下这段文字，不影响办理。',
  ].filter((word): word is string => word !== false)
  return words.map((word) => <Alert key={word} type="info" showIcon title={word} style={{ marginBottom: 12 }} />)
}

/** One request with all that happened to it, and what may be done now. */
export function RequestPage() {
  const { caseId = '' } = useParams()
  const navigate = useNavigate()
  const request = useRead('GET /managed-requests/:caseId', { params: { caseId } })
  const { data } = request
  return (
    <Page
      title={data ? `${matterNames[data.matter]}：${data.org.name}` : '投诉建议'}
      back={{ to: '/requests', label: '投诉建议' }}
      loading={request.isPending}
      note={data && <StateTag tone={stateOf(data).tone}>{stateOf(data).text}</StateTag>}
    >
      {request.error && <ErrorPanel error={request.error} retry={() => void request.refetch()} />}
      {data && (
        <div className="two-columns">
          <div>
            <Notices request={data} />
            <About request={data} />
            <StepForms key={data.steps.length} request={data} onGone={() => void navigate('/requests')} />
          </div>
          <Timeline steps={data.steps} />
        </div>
      )}
    </Page>
  )
}
