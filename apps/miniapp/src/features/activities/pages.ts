/** Pages of this sub-package, as `<page>/index`. */
export const activitiesPages = ['detail/index', 'check-in/index', 'records/index', 'edit/index', 'board/index', 'roster/index', 'door/index', 'confirm/index']
