/** Pages of this sub-package, as `<page>/index`. */
export const membersPages = ['roster/index', 'member/index', 'help/index', 'my-corrections/index', 'corrections/index', 'card/index', 'acting/index', 'acting-for/index']
