import { matterNames, requestStateNames, type RequestStep } from '@ejia/domain/requests'
import { prepareSheet } from '../../documents/sheet-out'
import type { OwnDataSource } from '../auth'
import { listOfMember, type RequestRow } from './requests.repo'
import { listSteps } from './steps.repo'

/** Far beyond what one member hands in. */
const most = 5000

interface Line {
  row: RequestRow
  /** My further words, and the answers. */
  replies: string
  answers: string
}

const mine: readonly RequestStep[] = ['reply', 'follow_up', 'rate']

/** What was handed in under my name. Of what was handed in without one nobody knows whose it is. */
export const ownRequests: OwnDataSource = async ({ db }, { memberId }) => {
  const rows = await listOfMember(db, memberId, null, most)
  const steps = rows.length === 0 ? [] : await listSteps(db, rows.map(({ request }) => request.id))
  const words = (requestId: string, kinds: readonly RequestStep[]): string =>
    steps.filter(({ step }) => step.requestId === requestId && kinds.includes(step.kind) && step.text !== '').map(({ step }) => step.text).join('\n')
  const lines = rows.map((row): Line => ({ row, replies: words(row.request.id, mine), answers: words(row.request.id, ['ask', 'answer']) }))
  return [
    prepareSheet({
      name: '投诉建议',
      rows: lines,
      columns: [
        { title: '提交时间', kind: 'instant', value: ({ row }) => row.request.raisedAt },
        { title: '受理编号', value: ({ row }) => row.request.code },
        { title: '事项', value: ({ row }) => matterNames[row.request.matter] },
        { title: '办理组织', width: 24, value: ({ row }) => row.orgName },
        { title: '内容', width: 60, value: ({ row }) => row.request.text },
        { title: '状态', value: ({ row }) => requestStateNames[row.request.state] },
        { title: '补充和追问', width: 40, value: ({ replies }) => replies },
        { title: '答复', width: 60, value: ({ answers }) => answers },
        { title: '是否满意', value: ({ row }) => row.request.satisfied },
      ],
    }),
  ]
}
