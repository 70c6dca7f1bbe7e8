/** Why a picture of a pasted article was not fetched. */
export const pictureRefusals = ['not_an_address', 'host_not_allowed', 'address_refused', 'unreachable', 'too_many_redirects', 'too_slow', 'too_large', 'not_a_picture'] as const
export type PictureRefusal = (typeof pictureRefusals)[number]

export const pictureRefusalText: Record<PictureRefusal, string> = {
  not_an_address: '图片地址不完整',
  host_not_allowed: '图片所在网站不在允许转存的范围内',
  address_refused: '图片地址指向内部网络，不能转存',
  unreachable: '图片所在网站没有给出这张图片',
  too_many_redirects: '图片地址跳转太多次',
  too_slow: '图片下载超时',
  too_large: '图片超过 10 MB',
  not_a_picture: '这个地址不是 PNG、JPG、GIF 或 WebP 图片',
}
