export default definePageConfig({
  navigationBarTitleText: '党员E家',
  // The red header is the page's own.
  navigationStyle: 'custom',
  navigationBarTextStyle: 'white',
  enablePullDownRefresh: true,
})
