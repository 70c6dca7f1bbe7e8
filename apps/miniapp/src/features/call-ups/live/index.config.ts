export default definePageConfig({ navigationBarTitleText: '回应名单' })
