import { isField, subscriptionGroups, usualFields, type FieldSource, type SubscriptionGroup, type TemplateField } from './subscriptions'

/** A template the operator chose on the platform, and what its fields are filled with. */
export interface Template {
  templateId: string
  fields: readonly TemplateField[]
}
export type Templates = Readonly<Partial<Record<SubscriptionGroup, Template>>>

/**
 * `notice=<id>,activity=<id>/thing4.title/time2.time/thing6.text`: groups and the ids of their templates, separated by commas; behind
 * the id its fields, where they are not the usual ones. Tells in words what is wrong, one sentence each.
 */
export function readTemplates(text: string): { templates: Templates; wrong: string[] } {
  const templates: Partial<Record<SubscriptionGroup, Template>> = {}
  const wrong: string[] = []
  for (const part of text.split(',').map((one) => one.trim()).filter(Boolean)) {
    const [group = '', rest = ''] = part.split(/=(.*)/s)
    const [templateId = '', ...fields] = rest.split('/')
    const read = fields.map(readField)
    const bad = fields.filter((_, at) => read[at] === null)
    if (!isGroup(group)) wrong.push(`"${group}" is none of ${subscriptionGroups.join(', ')}`)
    else if (templates[group]) wrong.push(`"${group}" is named twice`)
    else if (!/^[\w-]{10,64}$/.test(templateId)) wrong.push(`"${group}" has no template id`)
    else if (bad.length > 0) wrong.push(`"${group}" has a field that is not filled so: ${bad.join(', ')}`)
    else templates[group] = { templateId, fields: fields.length === 0 ? usualFields : read.flatMap((field) => field ?? []) }
  }
  const ids = Object.values(templates).map((one) => one.templateId)
  if (new Set(ids).size < ids.length) wrong.push('one template id stands for two groups')
  return { templates, wrong }
}

const isGroup = (group: string): group is SubscriptionGroup => (subscriptionGroups as readonly string[]).includes(group)

function readField(text: string): TemplateField | null {
  const [key = '', source = ''] = text.split('.')
  return isField({ key, source }) ? { key, source: source as FieldSource } : null
}
