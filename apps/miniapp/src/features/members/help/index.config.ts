export default definePageConfig({ navigationBarTitleText: '找支部帮忙' })
