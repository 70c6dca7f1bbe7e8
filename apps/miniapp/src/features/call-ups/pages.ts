/** Pages of this sub-package, as `<page>/index`. */
export const callUpsPages = ['call/index', 'live/index', 'home/index', 'start/index', 'team/index']
