import { sectionNames } from '@ejia/domain/posts'
import { roleCan } from '@ejia/domain/roles'
import { useApi } from '../../../shared/api'
import { useSession } from '../../../shared/session'
import { Button, confirm } from '../../../shared/ui'
import type { Form } from './form'
import type { Saving } from './use-saving'

/** After saving: 发布, or 提交审核 where the section asks for it; nothing for those who only prepare. */
function useFinish(section: Form['section']): 'publish' | 'submit' | null {
  const sections = useApi('GET /sections', {}, { keepOffline: true })
  const { me } = useSession()
  if (sections.data?.items.some(({ key, reviewRequired }) => key === section && reviewRequired)) return 'submit'
  return (me?.roles ?? []).some(({ role }) => roleCan(role, 'posts.publish')) ? 'publish' : null
}

const question = (finish: 'publish' | 'submit', form: Form, orgName: string) => {
  const facts = `栏目：${sectionNames[form.section]}\n谁能看：${form.isPublic ? '所有人，不登录也能看' : `${orgName}及下级的党员`}`
  if (finish === 'publish') return { title: '发布这篇文章？', text: facts, confirmText: '发布' }
  return { title: '提交审核？', text: `${facts}\n这个栏目要先审核（含保密审查），通过后才能发布。`, confirmText: '提交' }
}

export function Foot({ form, saving, orgName }: { form: Form; saving: Saving; orgName: string }) {
  const finish = useFinish(form.section)
  const save = () => saving.check('stay') && saving.save('stay')
  const end = async () => {
    if (finish === null || !saving.check(finish)) return
    if (await confirm(question(finish, form, orgName))) saving.save(finish)
  }
  return (
    <>
      <Button kind='ghost' block loading={saving.busy} onPress={save}>
        保存草稿
      </Button>
      {finish && (
        <Button block disabled={saving.busy} onPress={end}>
          {finish === 'publish' ? '发布' : '提交审核'}
        </Button>
      )}
    </>
  )
}
