/** A browser does not tell where a link came from: it could have been sent in a chat. */
export function cameFromPicture(): boolean {
  return true
}

export function shouldBeInWechat(): boolean {
  return !/MicroMessenger/i.test(navigator.userAgent)
}
