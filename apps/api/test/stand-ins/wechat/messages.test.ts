import { fitValue } from '../../../src/modules/wechat/template-values'
import { startStandIn } from './ask.test-kit'
import { wrongValue } from './template-values'

type Kit = Awaited<ReturnType<typeof startStandIn>>
let kit: Kit
beforeEach(async () => {
  kit = await startStandIn()
  kit.standIn.addTemplate('template-one', ['thing1', 'time2'])
  kit.standIn.world.pages = new Set(['tabs/home/index'])
})
afterEach(() => kit.standIn.stop())

const path = '/cgi-bin/message/subscribe/send'
const good = { touser: 'oA', template_id: 'template-one', data: { thing1: { value: '主题党日' }, time2: { value: '2026年11月22日 14:00' } } }
const send = (change: object = {}) => kit.post(path, { ...good, ...change })

describe('subscribe messages of the stand-in', () => {
  test('one agreement, one message; its id is beyond what a number can hold', async () => {
    kit.standIn.accept('oA', 'template-one')
    const sent = await send({ page: 'tabs/home/index?from=message', miniprogram_state: 'trial', lang: 'zh_CN' })
    const [, msgId] = /"msgid":(\d+)\}$/.exec(sent.text) ?? []
    expect(BigInt(msgId ?? 0) > 2n ** 53n).toBe(true)
    expect(kit.standIn.world.subscriptions.sent).toMatchObject([{ msgId, openid: 'oA', page: 'tabs/home/index?from=message', data: { thing1: '主题党日' }, state: 'trial' }])
    const again = await send()
    expect([again.errcode, again.errmsg]).toEqual([43101, expect.stringMatching(/^user refuse to accept the msg rid: /)])
  })

  test('an agreement is of one person to one template, and a wrong message does not spend it', async () => {
    kit.standIn.addTemplate('template-two', ['thing1'])
    kit.standIn.accept('oA', 'template-one')
    kit.standIn.codeFor('oB')
    expect((await send({ touser: 'oB' })).errcode).toBe(43101)
    expect((await send({ template_id: 'template-two' })).errcode).toBe(43101)
    expect((await send({ data: { ...good.data, thing1: { value: '' } } })).errcode).toBe(47003)
    expect((await send()).errcode).toBe(0)
  })

  test('two at once to one person: the second is told to come again; to two persons both go', async () => {
    for (const openid of ['oA', 'oB']) kit.standIn.accept(openid, 'template-one', 2)
    await kit.token()
    expect((await Promise.all([send(), send()])).map(({ errcode }) => errcode).sort()).toEqual([0, 43108])
    expect((await Promise.all([send(), send({ touser: 'oB' })])).map(({ errcode }) => errcode)).toEqual([0, 0])
  })

  test('whom, which template, which page, which state and language', async () => {
    kit.standIn.accept('oA', 'template-one', 9)
    const codes = []
    for (const change of [{ touser: 'oNobody' }, { touser: undefined }, { template_id: 'x' }, { template_id: undefined }, { page: 'tabs/gone/index' }, { page: '/tabs/home/index' }, { page: 'https://x.test/' }, { miniprogram_state: 'release' }, { lang: 'de' }]) codes.push((await send(change)).errcode)
    expect(codes).toEqual([40003, 40003, 40037, 40037, 41030, 41030, 41030, 47003, 47003])
    expect(kit.standIn.world.subscriptions.creditsOf('oA', 'template-one')).toBe(9)
  })

  test('data that is a text, a list, incomplete or of the wrong kind; the field is named', async () => {
    kit.standIn.accept('oA', 'template-one')
    const told = async (data: unknown) => {
      const { errcode, errmsg } = await send({ data })
      expect(errcode).toBe(47003)
      return errmsg
    }
    await told(JSON.stringify(good.data))
    await told([])
    await told(undefined)
    expect(await told({ thing1: { value: '好' } })).toMatch(/^argument invalid! data\.time2\.value is empty rid: /)
    expect(await told({ ...good.data, thing1: '好' })).toContain('data.thing1.value is empty')
    expect(await told({ ...good.data, thing1: { value: 7 } })).toContain('data.thing1.value invalid')
    expect(await told({ ...good.data, time2: { value: '2026-11-22 14:00' } })).toContain('data.time2.value invalid')
  })
})

/** What each kind of field takes and what it does not, by the platform's description. */
const values: [kind: string, takes: string[], refuses: string[]][] = [
  ['thing', ['主题党日', 'a'.repeat(20), '一'.repeat(20), '𠮷'.repeat(20)], ['一'.repeat(21), ' 前', '后 ', '两\n行', '\t']],
  ['phrase', ['已通过', '五个汉字啊'], ['六个汉字不行', 'ok', '通过1', '通过！']],
  ['name', ['张三', '一二三四五六七八九十', 'John Smith'], ['一二三四五六七八九十一', '张三A1', 'a'.repeat(21)]],
  ['number', ['1', '3.14', '1'.repeat(32)], ['1'.repeat(33), '1,000', '一', '-1', '1.']],
  ['letter', ['abc'], ['abc1', 'a'.repeat(33), '字']],
  ['symbol', ['%', '￥￥'], ['a', '######', '1']],
  ['character_string', ['A-1', '2026#001'], ['编号1', 'a'.repeat(33)]],
  ['time', ['15:01', '2019年10月1日 15:01', '15:01~16:30', '2019年10月1日 15:01~2019年10月1日 16:00'], ['25:00', '12:60', '下午三点', '2019-10-01 15:01', '2019年13月1日 15:01']],
  ['date', ['2019年10月1日', '2019年10月1日 15:01'], ['2019-10-01', '10月1日', '2019年2月32日']],
  ['amount', ['100', '¥100.50', '100元'], ['12345678901', '一百元']],
  ['phone_number', ['+86-0766-66888866', '13900000001'], ['1'.repeat(18), '电话']],
  ['car_number', ['粤A8Z888', '粤A8Z888挂'], ['粤A8Z88888', '車車車']],
]
describe('values of templates', () => {
  test.each(values)('%s', (kind, takes, refuses) => {
    const wrong = (value: string) => wrongValue([`${kind}1`], {}, { [`${kind}1`]: { value } })
    expect(takes.map(wrong)).toEqual(takes.map(() => null))
    expect(refuses.filter((value) => wrong(value) === null)).toEqual([])
  })

  test('whatever the client thinks fits, the platform takes: also what is too long, broken or written by a computer', () => {
    const said = ['', ' ', '主题党日\n在三楼', '一'.repeat(50), '𠮷'.repeat(30), '2026-11-22 14:00', '2026-11-22', '2026-11-22T09:05:00', '已经通过审核了', '13900000001', '¥12.5', '张三', 'abc', '99:99', '2026-13-40', '粤A12345', '%', '\u0000', '\u2028x']
    let fitting = 0
    for (const [kind] of values) {
      for (const text of said) {
        const value = fitValue(`${kind}3`, text)
        if (value === null) continue
        fitting++
        expect({ kind, text, wrong: wrongValue([`${kind}3`], {}, { [`${kind}3`]: { value } }) }).toEqual({ kind, text, wrong: null })
      }
    }
    expect(fitting).toBeGreaterThan(40)
    expect(fitValue('thing1', '一'.repeat(50))).toBe(`${'一'.repeat(19)}…`)
    expect(fitValue('time2', '2026-11-02 14:00')).toBe('2026年11月2日 14:00')
    expect(fitValue('phrase3', '已经通过审核了')).toBe('已经通过审')
  })

  test('constants are those that were listed', () => {
    const wrong = (value: string) => wrongValue(['const1'], { const1: ['已签到', '未签到'] }, { const1: { value } })
    expect([wrong('已签到'), wrong('来了')]).toEqual([null, 'data.const1.value invalid'])
  })
})
