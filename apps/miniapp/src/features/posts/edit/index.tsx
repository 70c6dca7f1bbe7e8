import { useRef } from 'react'
import { roleCan } from '@ejia/domain/roles'
import { useApi } from '../../../shared/api'
import { openPage, usePageParams } from '../../../shared/nav'
import { RequireSignIn, useSession, type Me } from '../../../shared/session'
import { Button, Card, Loaded, NoticeBar, Page, Skeleton } from '../../../shared/ui'
import type { Draft } from '../use-post-action'
import { Fields } from './Fields'
import { Files } from './Files'
import { Foot } from './Foot'
import { emptyForm, formOf } from './form'
import { useForm } from './use-form'
import { useSaving, type Saving } from './use-saving'
import './index.scss'

type Org = Me['manages'][number]

/** Where the person may write; a draft's own organisation stays among them, whoever's it is. */
function orgsFor(me: Me | null, draft: Draft | undefined): Org[] {
  const mine = (me?.roles ?? []).filter(({ role }) => roleCan(role, 'posts.write')).map(({ org }) => org)
  const all = draft ? [draft.org, ...mine] : mine
  return all.filter((org, at) => all.findIndex(({ id }) => id === org.id) === at)
}

function Conflict({ saving }: { saving: Saving }) {
  return (
    <Card>
      <NoticeBar>这篇文章刚才被别人保存过。您写的内容还在这里，没有丢。</NoticeBar>
      <Button kind='ghost' block onPress={() => openPage('/features/posts/draft/index', { id: saving.postId() })}>
        看看别人改了什么
      </Button>
      <Button kind='plain' block onPress={saving.keepMine}>
        以我写的为准
      </Button>
    </Card>
  )
}

function Editor({ draft }: { draft: Draft | undefined }) {
  const { me } = useSession()
  const orgs = orgsFor(me, draft)
  const begun = draft ? formOf(draft) : emptyForm(orgs[0]?.id ?? null)
  const writing = useForm(draft?.id, { form: begun, basedOn: draft?.revision ?? 0 })
  const saving = useSaving(draft?.id, writing)
  const { form, change } = writing
  const orgName = orgs.find(({ id }) => id === form.orgId)?.name ?? '本组织'
  return (
    <Page title={draft ? '编辑文章' : '写文章'} footer={<Foot form={form} saving={saving} orgName={orgName} />}>
      {writing.restored && (
        <Card>
          <NoticeBar icon='edit'>已恢复上次没有保存的内容。</NoticeBar>
          <Button kind='plain' size='small' onPress={writing.discard}>
            不要这些，重新写
          </Button>
        </Card>
      )}
      {saving.conflict && <Conflict saving={saving} />}
      <Fields form={form} change={change} wrong={saving.wrong} orgs={orgs} />
      <Files form={form} change={change} />
    </Page>
  )
}

function Existing({ id }: { id: string }) {
  const draft = useApi('GET /posts/:postId/draft', { params: { postId: id } })
  // Writing begins on the newest revision, and is not disturbed by later readings.
  const begun = useRef(false)
  begun.current ||= draft.isFetchedAfterMount || !draft.isStale
  if (draft.data && begun.current) return <Editor key={id} draft={draft.data} />
  return (
    <Page title='编辑文章'>
      <Loaded query={draft} skeleton='article'>
        {() => <Skeleton shape='article' />}
      </Loaded>
    </Page>
  )
}

export default function PostEdit() {
  const { id } = usePageParams<'id'>()
  const { signedIn } = useSession()
  if (signedIn) return id ? <Existing id={id} /> : <Editor draft={undefined} />
  return (
    <Page title='写文章'>
      <RequireSignIn reason='登录后可以写文章、发公告。'>{null}</RequireSignIn>
    </Page>
  )
}
