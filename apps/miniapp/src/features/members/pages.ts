/** Pages of this sub-package, as `<page>/index`. */
export const membersPages = ['roster/index', 'help/index']
