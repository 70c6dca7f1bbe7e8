export default definePageConfig({ navigationBarTitleText: '活动安排' })
