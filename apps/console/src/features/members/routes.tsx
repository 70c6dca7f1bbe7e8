import { page, type FeatureRoutes } from '../../shared/routing'

export const membersRoutes: FeatureRoutes = {
  routes: [
    page('/members', () => import('./roster/RosterPage'), 'RosterPage'),
    page('/members/new', () => import('./record/NewMemberPage'), 'NewMemberPage'),
    page('/members/transfers', () => import('./transfers/TransfersPage'), 'TransfersPage'),
    page('/members/cards', () => import('./cards/PrintCardsPage'), 'PrintCardsPage'),
    page('/members/corrections', () => import('./corrections/CorrectionsPage'), 'CorrectionsPage'),
    page('/members/imports', () => import('./import/ImportsPage'), 'ImportsPage'),
    page('/members/imports/:importId', () => import('./import/ImportPage'), 'ImportPage'),
    page('/members/:memberId', () => import('./record/MemberPage'), 'MemberPage'),
  ],
  menu: [
    { path: '/members', label: '党员名册', icon: 'members', group: 'people', needs: ['members.read'] },
    { path: '/members/corrections', label: '名册更正', icon: 'edit', group: 'people', needs: ['members.manage'] },
  ],
}
