export default definePageConfig({ navigationBarTitleText: '积分来由' })
