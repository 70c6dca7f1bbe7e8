/**
 * What a password of an operator has to be. Length decides; rules about kinds of letters only make people write
 * `Password1!` (NIST SP 800-63B §5.1.1.2), so there are none.
 */
export const passwordMinLength = 12
export const passwordMaxLength = 128

/** Fewer different letters than this are a pattern, however long. */
const leastDifferent = 6

/** What people type when twelve letters are asked for. Compared without case, digits and signs. */
const common = [
  'password', 'passwordpassword', 'administrator', 'adminadmin', 'rootroot', 'qwertyuiop', 'qwertyuiopasdfghjkl', 'asdfghjklzxcvbnm', 'qazwsxedcrfv',
  'qazwsxedc', 'zaqxswcde', 'letmein', 'letmeinletmein', 'welcome', 'welcomewelcome', 'changeme', 'changemechangeme', 'iloveyou', 'abcdefghijkl', 'abcdefghijklmnop',
  'woaizhongguo', 'zhongguogongchandang', 'gongchandang', 'dangyuanejia', 'dangyuan', 'dangjian', 'zhihuidangjian', 'yiyuan', 'hospital', 'admin', 'root', 'test', 'ejia',
]

/** Runs of the keyboard and of the alphabet, forwards; backwards is looked at too. */
const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik', 'qwertyuiopasdfghjklzxcvbnm']

export type PasswordFault = 'too_short' | 'too_long' | 'like_name' | 'too_simple'

export const passwordFaultText: Record<PasswordFault, string> = {
  too_short: `至少 ${passwordMinLength} 个字符`,
  too_long: `最多 ${passwordMaxLength} 个字符`,
  like_name: '不能与账号相同或包含账号',
  too_simple: '太容易猜到，请换一个，例如几个不相干的词连在一起',
}

/** What is wrong with a new password for the account of this name; null when it may be taken. */
export function passwordFault(password: string, accountName: string): PasswordFault | null {
  const length = [...password].length
  if (length < passwordMinLength) return 'too_short'
  if (length > passwordMaxLength) return 'too_long'
  const [plain, name] = [password.toLowerCase(), accountName.trim().toLowerCase()]
  if (name.length > 2 && plain.includes(name)) return 'like_name'
  return isSimple(plain) ? 'too_simple' : null
}

function isSimple(plain: string): boolean {
  if (new Set(plain).size < leastDifferent) return true
  const word = plain.replace(/[\d\s!-/:-@[-`{-~]/g, '')
  if (common.includes(word)) return true
  return runs.some((run) => run.includes(plain) || [...run].reverse().join('').includes(plain))
}
