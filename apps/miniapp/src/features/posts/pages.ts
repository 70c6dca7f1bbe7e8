/** Pages of this sub-package, as `<page>/index`. */
export const postsPages = ['list/index', 'article/index', 'search/index', 'managed/index', 'edit/index', 'draft/index', 'receipts/index']
