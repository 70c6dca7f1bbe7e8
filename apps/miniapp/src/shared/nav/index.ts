export { currentAddress, goBack, leaveSignIn, openPage, openSignIn, replacePage, type PageParams } from './navigate'
export { signInPage, tabNames, tabPages, type TabKey } from './pages'
export { usePageParams } from './use-page-params'
