import { page, type FeatureRoutes } from '../../shared/routing'

export const callUpsRoutes: FeatureRoutes = {
  routes: [
    page('/call-ups', () => import('./calls/CallsPage'), 'CallsPage'),
    page('/call-ups/new', () => import('./calls/StartPage'), 'StartPage'),
    page('/call-ups/:callUpId', () => import('./live/LivePage'), 'LivePage'),
    page('/call-ups/teams', () => import('./teams/TeamsPage'), 'TeamsPage'),
    page('/call-ups/teams/new', () => import('./teams/NewTeamPage'), 'NewTeamPage'),
    page('/call-ups/teams/:teamId', () => import('./teams/TeamPage'), 'TeamPage'),
  ],
  menu: [{ path: '/call-ups', label: '应急召集', icon: 'warning', group: 'daily', needs: ['call_ups.prepare'] }],
}
