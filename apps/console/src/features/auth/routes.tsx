import { page, type FeatureRoutes } from '../../shared/routing'

export const authRoutes: FeatureRoutes = {
  routes: [
    page('/binding-requests', () => import('./BindingRequests'), 'BindingRequests'),
    page('/roles', () => import('./roles/RoleGrants'), 'RoleGrants'),
    page('/account', () => import('./account/AccountPage'), 'AccountPage'),
  ],
  menu: [
    { path: '/binding-requests', label: '绑定申请', icon: 'phone', group: 'people', needs: ['members.manage'] },
    { path: '/roles', label: '角色授权', icon: 'roles', group: 'people', needs: ['roles.grant'] },
    { path: '/account', label: '账号与安全', icon: 'lock', group: 'system' },
  ],
  open: [page('/sign-in', () => import('./SignIn'), 'SignIn')],
}
