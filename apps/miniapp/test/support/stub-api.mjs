// Answers for screens when no API runs: the shapes of the contract with invented content.

const org = { id: 7, name: '心内科党支部' }

function notice(number) {
  const titles = ['关于开展第四季度党费核定工作的通知', '11月主题党日安排：急救知识进社区', '公示：2026年度优秀共产党员推荐对象名单']
  return {
    id: `00000000-0000-4000-8000-00000000000${number}`,
    section: 'notices',
    title: titles[number % titles.length],
    summary: '请各党支部按时完成。',
    org: { id: 2, name: '党委办公室' },
    coverId: null,
    pinned: number === 0,
    receiptRequired: number === 0,
    publishedAt: '2026-11-20T01:20:00.000Z',
    readCount: 312 + number,
  }
}

export const stubMe = {
  accountId: '00000000-0000-4000-8000-0000000000aa',
  name: '李敏',
  member: { id: '00000000-0000-4000-8000-0000000000ab', name: '李敏' },
  org,
  orgLine: ['内科党总支', '心内科党支部'],
  retired: false,
  roles: [{ role: 'secretary', org }],
  manages: [org],
}

export const stubReplies = {
  'GET /home': { organisation: '仁和医院党委', sections: [], notices: [0, 1, 2].map(notice), news: [], footer: '', contact: '信息科 0731-0000000' },
  'GET /messages/unread-count': { count: 0 },
  'GET /messages/subscriptions': { templates: [] },
  'GET /home/mine': { activity: null, todos: [], todoCount: 0 },
  'GET /auth/demo-accounts': {
    items: [
      { key: 'secretary', name: '李敏', role: '支部书记', org: '心内科党支部' },
      { key: 'member', name: '王强', role: '党员', org: '心内科党支部' },
      { key: 'retired', name: '陈桂兰', role: '退休党员', org: '第三党支部' },
    ],
  },
  'POST /auth/demo-sessions': { accessToken: 'stub-access', expiresIn: 900, refreshToken: 'stub-refresh', me: stubMe },
  'DELETE /auth/session': {},
}

/** Puts the stubbed API behind a browser context. Returns the list of requests seen, as `GET /home`. */
export async function stubApi(context, replies = {}) {
  const seen = []
  const all = { ...stubReplies, ...replies }
  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-allow-methods': '*' }
  await context.route('**/api/v1/**', (route) => {
    const request = route.request()
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors })
    const name = `${request.method()} ${new URL(request.url()).pathname.replace('/api/v1', '')}`
    seen.push(name)
    const reply = all[name]
    if (reply === 'offline') return route.abort()
    if (reply === undefined) return route.fulfill({ status: 404, headers: cors, json: { code: 'route.not_found', detail: '没有这个页面或接口。' } })
    return route.fulfill({ json: reply, headers: cors })
  })
  return seen
}
