/**
 * WeChat asks for this component when `tabBar.custom` is set. It stays empty: `TabPage` draws the bar inside the
 * page, so that it grows with 长辈版 and is the same on H5.
 */
export default function CustomTabBar() {
  return null
}
