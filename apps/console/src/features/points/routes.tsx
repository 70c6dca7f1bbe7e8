import { page, type FeatureRoutes } from '../../shared/routing'

export const pointsRoutes: FeatureRoutes = {
  routes: [
    page('/points', () => import('./scores/ScoresPage'), 'ScoresPage'),
    page('/points/orgs/:orgId', () => import('./scores/BranchPage'), 'BranchPage'),
    page('/points/ledger', () => import('./ledger/LedgerPage'), 'LedgerPage'),
    page('/points/ledger/:entryId', () => import('./ledger/EntryPage'), 'EntryPage'),
    page('/points/awards', () => import('./awards/AwardsPage'), 'AwardsPage'),
    page('/points/awards/new', () => import('./awards/ProposePage'), 'ProposePage'),
    page('/points/awards/:proposalId', () => import('./awards/AwardPage'), 'AwardPage'),
    page('/points/appeals', () => import('./appeals/AppealsPage'), 'AppealsPage'),
    page('/points/appeals/:appealId', () => import('./appeals/AppealPage'), 'AppealPage'),
    page('/points/rules', () => import('./rules/RulesPage'), 'RulesPage'),
    page('/points/rules/edit', () => import('./rules/RuleFormPage'), 'RuleFormPage'),
    page('/points/years', () => import('./years/YearsPage'), 'YearsPage'),
  ],
  menu: [{ path: '/points', label: '积分', icon: 'points', group: 'people', needs: ['points.read'] }],
}
