import { readFileSync } from 'node:fs'
import path from 'node:path'
import { groundNames, personalData, personalRights, sharing } from '@ejia/domain/personal-data'
import { privacyItemOf, privacyItems } from '@ejia/domain/privacy-items'

const guide = readFileSync(path.resolve(__dirname, '../../../docs/handbook/privacy.md'), 'utf8')
const rows = guide.split('\n').filter((line) => line.startsWith('| '))

describe('the guide for WeChat says what the app shows', () => {
  test.each(personalData.map((each) => [each.what, each] as const))('%s', (_, { what, from, purpose, ground, kept, period, seenBy }) => {
    expect(rows).toContain(`| ${what} | ${from} | ${purpose} | ${groundNames[ground]} | ${kept} | ${period} | ${seenBy} |`)
  })

  test('and nothing else: as many rows as there are things, with the items to tick and the rights', () => {
    const section = (title: string) => guide.split(/^## /m).find((part) => part.startsWith(title)) ?? ''
    const bodyRows = (title: string) => section(title).split('\n').filter((line) => /^\| (?!---|信息 |微信的项目|您可以)/.test(line))
    expect(bodyRows('四、')).toHaveLength(personalData.length)
    expect(bodyRows('二、')).toEqual(privacyItems.map(({ name, purpose, calls }) => `| ${name} | ${purpose} | ${calls.map((call) => `\`${call}\``).join('、')} |`))
    expect(bodyRows('五、')).toEqual(personalRights.map(({ what, how }) => `| ${what} | ${how} |`))
    expect(guide).toContain(sharing)
  })
})

test('WeChat names what it asks about in several ways', () => {
  expect(privacyItemOf('button.getPhoneNumber')?.key).toBe('phone')
  expect(privacyItemOf('setClipboardData')?.key).toBe('clipboard')
  expect(privacyItemOf('getLocation')).toBeUndefined()
})
