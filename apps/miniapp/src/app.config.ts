import { aboutPages } from './features/about/pages'
import { activitiesPages } from './features/activities/pages'
import { authPages } from './features/auth/pages'
import { callUpsPages } from './features/call-ups/pages'
import { membersPages } from './features/members/pages'
import { messagesPages } from './features/messages/pages'
import { pointsPages } from './features/points/pages'
import { postsPages } from './features/posts/pages'
import { requestsPages } from './features/requests/pages'
import { studyPages } from './features/study/pages'

/** A sub-package is a feature; each feature lists its own pages. */
const features: [name: string, pages: string[]][] = [
  ['posts', postsPages],
  ['study', studyPages],
  ['activities', activitiesPages],
  ['points', pointsPages],
  ['auth', authPages],
  ['members', membersPages],
  ['messages', messagesPages],
  ['requests', requestsPages],
  ['call-ups', callUpsPages],
  ['about', aboutPages],
]

const tab = (key: string, text: string) => ({ pagePath: `tabs/${key}/index`, text })
const soon = (...names: string[]) => ({ network: 'all' as const, packages: names.map((name) => `features/${name}`) })

// eslint-disable-next-line no-restricted-properties -- read while building, like config/index.ts; nothing of it is left in the client
const speechPlugin = process.env.WECHAT_SI

export default defineAppConfig({
  pages: ['tabs/home/index', 'tabs/study/index', 'tabs/activities/index', 'tabs/me/index'],
  subPackages: features.map(([name, pages]) => ({ root: `features/${name}`, name: `features/${name}`, pages })),
  // What the next tap on each tab is likely to open.
  preloadRule: {
    'tabs/home/index': soon('posts', 'auth', 'requests', 'call-ups'),
    'tabs/study/index': soon('study'),
    'tabs/activities/index': soon('activities'),
    'tabs/me/index': soon('points', 'messages', 'members', 'about'),
  },
  // 微信同声传译 reads articles aloud; WeChat refuses an upload whose account has not added the plugin.
  ...(speechPlugin && { plugins: { WechatSI: { version: speechPlugin, provider: 'wx069ba97219f66d99' } } }),
  sitemapLocation: 'sitemap.json',
  // The person is asked before what WeChat counts as personal is used (platform/privacy); no other permission is wanted.
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
  animation: false,
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#F7F5F2',
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTitleText: '党员E家',
    navigationBarTextStyle: 'black',
  },
  tabBar: {
    custom: true,
    color: '#666D77',
    selectedColor: '#C8161D',
    backgroundColor: '#FFFFFF',
    list: [tab('home', '首页'), tab('study', '学习'), tab('activities', '活动'), tab('me', '我的')],
  },
})
