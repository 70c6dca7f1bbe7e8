/** Pages of this sub-package, as `<page>/index`. */
export const studyPages = ['item/index']
