export default definePageConfig({ navigationBarTitleText: '名册更正申请', enablePullDownRefresh: true })
