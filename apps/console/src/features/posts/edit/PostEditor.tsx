import { Alert, Form } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { Draft } from '@ejia/contract/posts/routes'
import { toast, Page, Panel } from '../../../shared/ui'
import { PhonePreview } from '../preview/PhonePreview'
import { RevisionsDrawer } from '../compare/RevisionsDrawer'
import { ConflictPanel } from './ConflictPanel'
import { Facts } from './Facts'
import { MainFields } from './MainFields'
import { PresenceNote } from './PresenceNote'
import { PublishFields } from './PublishFields'
import { SavedNote } from './SavedNote'
import { StateActions } from './StateActions'
import { useWriting } from './use-writing'
import type { PostValues } from './values'
import './post-editor.css'

const RichText = lazy(async () => ({ default: (await import('../editor/RichText')).RichText }))

interface Props {
  draft: Draft | null
  values: PostValues
  onCreated: (draft: Draft) => void
}

/** Writing a post, with everything that is done about it from its desk. */
export function PostEditor({ draft: first, values: initial, onCreated }: Props) {
  const writing = useWriting({ draft: first, values: initial }, onCreated)
  const { values, change, draft, theirs, restored, textKey } = writing
  const [open, setOpen] = useState<'preview' | 'revisions' | null>(null)
  const [fields, setFields] = useState<Record<string, string>>({})
  const wrong = (field: string): string | undefined => fields[field] ?? writing.problem?.fields.find((one) => one.field === `body/${field}`)?.message
  const typed: typeof change = (patch) => {
    setFields({})
    change(patch)
  }
  const keepSource = (source: string) => {
    if (values.source) return
    typed({ source })
    toast.info(`来源已填为“${source}”，可以修改`)
  }
  return (
    <Page
      title={draft ? values.title || '（未写标题）' : '写文章'}
      back={{ to: '/posts', label: '文章列表' }}
      note={<SavedNote writing={writing} />}
      extra={<StateActions writing={writing} onWrong={setFields} onPreview={() => setOpen('preview')} onRevisions={() => setOpen('revisions')} />}
    >
      {draft && <PresenceNote postId={draft.id} />}
      {restored && draft && (
        <Alert className="post-editor__note" type="info" showIcon title="这里显示的是您上次没有保存的内容" action={<button type="button" className="link-button" onClick={() => writing.replace(first ?? draft)}>改用已保存的内容</button>} />
      )}
      {theirs && <ConflictPanel writing={writing} theirs={theirs} />}
      <Form layout="vertical" component="div" className="post-editor">
        <div className="post-editor__main">
          <MainFields values={values} change={typed} wrong={wrong} key={`main-${textKey}`} />
          <Form.Item label="正文" required validateStatus={wrong('bodyHtml') ? 'error' : ''} help={wrong('bodyHtml')}>
            <Suspense fallback={<div className="post-editor__loading">正在打开编辑器…</div>}>
              <RichText key={textKey} initialHtml={values.bodyHtml} label="正文" onChange={(bodyHtml) => typed({ bodyHtml })} onSource={keepSource} />
            </Suspense>
          </Form.Item>
        </div>
        <aside className="post-editor__side" aria-label="发布设置">
          {draft && <Facts draft={draft} />}
          <Panel title="发布设置">
            <PublishFields values={values} change={typed} wrong={wrong} />
          </Panel>
        </aside>
      </Form>
      <PhonePreview open={open === 'preview'} onClose={() => setOpen(null)} values={values} draft={draft} />
      {draft && <RevisionsDrawer open={open === 'revisions'} onClose={() => setOpen(null)} writing={writing} draft={draft} />}
    </Page>
  )
}
