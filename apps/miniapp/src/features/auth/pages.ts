/** Pages of this sub-package, as `<page>/index`. */
export const authPages = ['sign-in/index', 'bind/index', 'binding-requests/index', 'console/index', 'account/index', 'withdraw/index']
