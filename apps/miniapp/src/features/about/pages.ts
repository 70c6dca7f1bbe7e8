/** Pages of this sub-package, as `<page>/index`. */
export const aboutPages = ['us/index', 'privacy/index']
