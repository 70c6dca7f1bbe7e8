/** Pages of this sub-package, as `<page>/index`. */
export const messagesPages = ['inbox/index', 'settings/index']
