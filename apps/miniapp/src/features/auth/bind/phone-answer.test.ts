import { phoneAnswer } from './phone-answer'

test.each([
  [{ code: 'c', errMsg: 'getPhoneNumber:ok' }, { code: 'c' }],
  [{ errMsg: 'getPhoneNumber:fail', errno: 1_400_001 }, { problem: 'quota' }],
  [{ errMsg: 'getPhoneNumber:fail user deny' }, { problem: 'refused' }],
  [{ errMsg: 'getPhoneNumber:fail:user cancel' }, { problem: 'refused' }],
  [{ errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 }, { problem: 'refused' }],
  [{ errMsg: 'getPhoneNumber:fail no permission' }, { problem: 'failed' }],
  [{}, { problem: 'failed' }],
])('%j is %j', (detail, expected) => {
  expect(phoneAnswer(detail)).toEqual(expected)
})
