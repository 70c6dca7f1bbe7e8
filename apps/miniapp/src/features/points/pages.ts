/** Pages of this sub-package, as `<page>/index`. */
export const pointsPages = ['mine/index', 'entry/index', 'rules/index', 'appeal/index', 'appeals/index', 'answer/index']
