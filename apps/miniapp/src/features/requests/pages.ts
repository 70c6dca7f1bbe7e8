/** Pages of this sub-package, as `<page>/index`. */
export const requestsPages = ['mine/index', 'hand-in/index', 'answer/index', 'work/index', 'case/index']
