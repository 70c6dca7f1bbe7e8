export default definePageConfig({ navigationBarTitleText: '我管理的文章', enablePullDownRefresh: true, onReachBottomDistance: 120 })
