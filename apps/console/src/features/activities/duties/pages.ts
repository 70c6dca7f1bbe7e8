import type { MenuEntry } from '../../../shared/routing'
import { page } from '../../../shared/routing'

/** 三会一课: what branches owe, and a branch's year. */
export const dutyPages = [page('/duties', () => import('./DutiesPage'), 'DutiesPage'), page('/duties/:orgId', () => import('./DutyYearPage'), 'DutyYearPage')]

export const dutyMenu: MenuEntry[] = [{ path: '/duties', label: '三会一课', icon: 'check', group: 'daily', needs: ['activities.manage'] }]
