/**
 * What the mini-program's own code (小程序码) of an activity carries: 32 signs at most, so an id goes without its hyphens and fills them.
 */
export const codeOfActivity = (activityId: string): string => activityId.replace(/-/g, '')

/** The page it opens. */
export const pageOfActivityCode = 'features/activities/detail/index'

/** The activity of a code, as WeChat hands it to the page; null for whatever is not one. */
export function activityOfCode(scene: string): string | null {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(scene)
  return parts ? parts.slice(1).join('-') : null
}
