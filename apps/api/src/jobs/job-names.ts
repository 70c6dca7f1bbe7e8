/**
 * Every kind of job, and thereby every queue. A closed list, because queues are made by the migration step and never by a
 * process that serves: add a name here, and the next migration makes its queue.
 */
export const jobNames = [
  'members.import',
  'members.import-sweep',
  'posts.publish-due',
  'posts.publish-sweep',
  'posts.expire',
  'posts.announce',
  'posts.announce-sweep',
  'posts.remind',
  'posts.remind-sweep',
  'activities.tell',
  'activities.tell-sweep',
] as const
export type JobName = (typeof jobNames)[number]
