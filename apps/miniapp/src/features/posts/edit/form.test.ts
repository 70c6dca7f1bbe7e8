import type { Draft } from '../use-post-action'
import { contentOf, emptyForm, formOf, hasBody } from './form'

const draft = {
  org: { id: 7, name: '心内科党支部' },
  section: 'notices',
  title: '通知',
  summary: '',
  source: '党委办',
  bodyHtml: '<p>甲</p><p>乙</p>',
  coverId: 'c1',
  attachments: [{ id: 'f1', name: '表.xlsx', type: 'x', bytes: 1, image: false }],
  receiptRequired: true,
  audience: { kind: 'subtree', orgId: 7 },
} as unknown as Draft

test('a draft of plain paragraphs is saved as it was', () => {
  const form = formOf(draft)
  expect(form.text).toBe('甲\n\n乙')
  expect(contentOf(form, 7)).toEqual({
    section: 'notices',
    orgId: 7,
    title: '通知',
    summary: '',
    source: '党委办',
    bodyHtml: '<p>甲</p><p>乙</p>',
    receiptRequired: true,
    audience: { kind: 'subtree', orgId: null },
    coverId: 'c1',
    attachmentIds: ['f1'],
    expiresAt: null,
    noticeWorkingDays: null,
  })
})
test('what was set at a desk stays: the last day, and that it is a public notice', () => {
  const publicNotice = { workingDays: 7, startsOn: null, endsOn: null, remaining: 7, over: false, holidaysKnown: true }
  const form = formOf({ ...draft, expiresAt: '2026-12-31T00:00:00.000Z', publicNotice })
  expect(contentOf(form, 7)).toMatchObject({ expiresAt: '2026-12-31T00:00:00.000Z', noticeWorkingDays: 7 })
})
test('a richer text is carried along untouched', () => {
  const form = formOf({ ...draft, bodyHtml: '<h3>一</h3><p>甲</p>' })
  expect(form.text).toBeNull()
  expect(hasBody(form)).toBe(true)
  expect(contentOf({ ...form, title: '新标题' }, 7)).toMatchObject({ title: '新标题', bodyHtml: '<h3>一</h3><p>甲</p>' })
})
test('an audience chosen elsewhere stays', () => {
  const form = formOf({ ...draft, audience: { kind: 'subtree', orgId: 3 } })
  expect(contentOf(form, 7)).toMatchObject({ audience: { kind: 'subtree', orgId: 3 } })
})
test('a new post is for the organisation, not public, and empty', () => {
  expect(contentOf(emptyForm(7), 7)).toMatchObject({ audience: { kind: 'subtree', orgId: null }, receiptRequired: false, bodyHtml: '' })
  expect(hasBody(emptyForm(7))).toBe(false)
  expect(hasBody({ ...emptyForm(7), text: ' \n ' })).toBe(false)
})
