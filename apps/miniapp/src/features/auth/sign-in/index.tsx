import { useApi } from '../../../shared/api'
import { openPage, tabPages, usePageParams } from '../../../shared/nav'
import { Button, EmptyState, Loaded, Page } from '../../../shared/ui'
import { hasWechatLogin } from '../../../platform/login'
import { DemoAccounts } from './DemoAccounts'
import { WechatCard } from './WechatCard'
import '../auth.scss'

/** A browser outside a demonstration has no sign-in of its own yet: it reads what is public. */
function OnlyInWechat() {
  return (
    <EmptyState
      icon='user'
      title='请在微信里登录'
      note='在微信小程序“党员E家”里登录后，可以学习、签到、看积分。这里不登录也能看公开的文章。'
      action={<Button onPress={() => openPage(tabPages.home)}>看公开文章</Button>}
    />
  )
}

export default function SignIn() {
  const { returnTo } = usePageParams<'returnTo'>()
  const accounts = useApi('GET /auth/demo-accounts', {})
  const demo = accounts.data?.items ?? []
  return (
    <Page title='登录'>
      {hasWechatLogin ? (
        <>
          <WechatCard returnTo={returnTo} />
          {demo.length > 0 && <DemoAccounts accounts={demo} returnTo={returnTo} />}
        </>
      ) : (
        <Loaded query={accounts}>
          {({ items, wechat }) => (
            <>
              {items.length > 0 && <DemoAccounts accounts={items} returnTo={returnTo} />}
              {wechat && <WechatCard returnTo={returnTo} demo />}
              {items.length === 0 && !wechat && <OnlyInWechat />}
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
}
