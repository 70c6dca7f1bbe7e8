import { messageOf } from '../../shared/api'
import { signOut } from '../../shared/session'
import { Card, confirm, ListRow, toast } from '../../shared/ui'

type Scope = 'here' | 'everywhere'

const questions: Record<Scope, { title: string; text: string }> = {
  here: { title: '退出登录？', text: '这台手机上看过的内容会清除，您的记录都保存在系统里。' },
  everywhere: { title: '在所有设备上退出？', text: '您登录过的手机和浏览器都会退出。手机丢了、借用过别人的设备时用。' },
}

async function leave(scope: Scope): Promise<void> {
  if (!(await confirm({ ...questions[scope], confirmText: '退出' }))) return
  try {
    await signOut(scope)
    toast(scope === 'here' ? '已退出登录' : '已在所有设备上退出')
  } catch (error) {
    toast(messageOf(error))
  }
}

export function SignOut() {
  return (
    <Card tight>
      <ListRow icon='logout' title='退出登录' onPress={() => leave('here')} />
      <ListRow icon='lock' title='在所有设备上退出' note='手机丢了时用' onPress={() => leave('everywhere')} />
    </Card>
  )
}
