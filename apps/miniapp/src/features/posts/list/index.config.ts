export default definePageConfig({ navigationBarTitleText: '文章', enablePullDownRefresh: true, onReachBottomDistance: 120 })
