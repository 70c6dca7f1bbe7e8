/**
 * How a file leaves the house, opened in the page or saved, with its name in both forms of RFC 6266: for old programs in plain
 * letters, for the others as it is (RFC 5987).
 */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7E]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.replace(/[\ud800-\udfff\p{Cc}/\\]/gu, '_')).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
