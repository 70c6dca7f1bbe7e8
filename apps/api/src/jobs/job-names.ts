/**
 * Every kind of job, and thereby every queue. A closed list, because queues are made by the migration step and never by a
 * process that serves: add a name here, and the next migration makes its queue.
 */
export const jobNames = [
  'auth.tell-attempts',
  'auth.attempts-sweep',
  'members.import',
  'members.import-sweep',
  'messages.tell-by-wechat',
  'messages.tell-by-wechat-sweep',
  'posts.publish-due',
  'posts.publish-sweep',
  'posts.expire',
  'posts.announce',
  'posts.announce-sweep',
  'posts.remind',
  'posts.remind-sweep',
  'activities.tell',
  'activities.tell-sweep',
  'activities.remind-sweep',
  'requests.check-text',
  'requests.lapse',
  'requests.drop-pictures',
] as const
export type JobName = (typeof jobNames)[number]
