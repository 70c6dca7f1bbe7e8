export default definePageConfig({ navigationBarTitleText: '签到大屏', navigationBarBackgroundColor: '#A31016', navigationBarTextStyle: 'white', backgroundColor: '#A31016' })
