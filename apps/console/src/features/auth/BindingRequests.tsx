import { Button } from 'antd'
import { useAction, usePages, type ItemOf } from '../../shared/api'
import { confirmAction, DataTable, EmptyPanel, Moment, Page, StateTag } from '../../shared/ui'
import './auth.css'

type Request = ItemOf<'GET /binding-requests'>

/** How the person showed who they are. */
const wayText: Record<Request['way'], string> = { phone: '手机号经微信验证', name: '姓名和手机号由申请人填写' }

function questionOf({ member, org, bound }: Request, accept: boolean) {
  if (!accept) return { title: `不同意${member.name}的申请？`, text: '申请人可以核对信息后重新申请，或向您要邀请码。', ok: '不同意' }
  if (!bound) return { title: `确认是${member.name}本人？`, text: `同意后，申请人的微信就能以${org.name}${member.name}的身份登录。请先当面或打电话核对。`, ok: '同意绑定' }
  const text = `${member.name}已绑定其他微信。同意后，原来的微信和设备马上退出，改由申请人的微信登录。请一定先当面或打电话问本人。`
  return { title: `把${member.name}换绑到新的微信？`, text, ok: '核实了，换绑', danger: true }
}

function useDecide() {
  const decide = useAction('POST /binding-requests/:requestId/decision', { success: '已处理', invalidates: ['GET /binding-requests'] })
  return async (request: Request, accept: boolean) => {
    const move = accept && request.bound
    if (await confirmAction(questionOf(request, accept))) await decide.run({ params: { requestId: request.id }, body: { accept, ...(move && { move }) } })
  }
}

/** Members who say who they are and wait for a word of their branch. */
export function BindingRequests() {
  const pages = usePages('GET /binding-requests', {})
  const decide = useDecide()
  const columns = [
    { title: '姓名', dataIndex: ['member', 'name'] },
    { title: '组织', dataIndex: ['org', 'name'] },
    { title: '方式', render: (_: unknown, { way }: Request) => wayText[way] },
    { title: '绑定情况', render: (_: unknown, { bound }: Request) => (bound ? <StateTag tone="wait">已绑定其他微信，换绑</StateTag> : '未绑定') },
    { title: '申请时间', render: (_: unknown, { requestedAt }: Request) => <Moment value={requestedAt} /> },
    {
      title: '处理',
      width: 220,
      render: (_: unknown, request: Request) => (
        <span className="row-actions">
          <Button size="small" aria-label={`不同意${request.member.name}的申请`} onClick={() => void decide(request, false)}>
            不同意
          </Button>
          <Button size="small" aria-label={`同意${request.member.name}绑定`} onClick={() => void decide(request, true)}>
            {request.bound ? '核实后换绑' : '同意绑定'}
          </Button>
        </span>
      ),
    },
  ]
  const empty = <EmptyPanel title="没有待处理的申请">有党员申请绑定微信时，会显示在这里。也可以在党员页面给本人一个邀请码。</EmptyPanel>
  return (
    <Page title="绑定申请" note="姓名和手机号已与名册一致。同意之前，请当面或打电话和本人核对一下。">
      <DataTable label="绑定申请" pages={pages} columns={columns} rowKey="id" empty={empty} />
    </Page>
  )
}
