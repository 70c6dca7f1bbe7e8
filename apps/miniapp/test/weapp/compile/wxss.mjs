import path from 'node:path'

/** 750 rpx are the width of the screen. */
const rpxToVw = (css) => css.replace(/(-?\d*\.?\d+)rpx\b/g, (_, number) => `${Number((number / 7.5).toFixed(4))}vw`)

/** A page's own height, which `host.css` sets: WeChat's bars are outside of it. */
const pageHeight = (css) => css.replace(/(\d*\.?\d+)d?vh\b/g, (_, number) => `calc(${number} * var(--page-vh))`)

const tags =
  'page|view|text|image|button|input|textarea|switch|picker-view-column|picker-view|picker|form|label|navigator|scroll-view|swiper-item|swiper|rich-text|checkbox-group|checkbox|radio-group|radio|icon|progress|slider|canvas|video|map|camera|web-view|cover-view|cover-image|movable-area|movable-view'
const tagSelector = new RegExp(`(^|[\\s,>+~(])(${tags})(?![\\w-])`, 'g')

/** WeChat draws `<view>` as `<wx-view>`; selectors follow. */
function renameTags(css) {
  return css.replace(/([^{}]+)\{/g, (whole, selector) =>
    selector.trim().startsWith('@') ? whole : `${selector.replace(tagSelector, '$1wx-$2')}{`,
  )
}

function inlineImports(file, files, read, seen) {
  if (seen.has(file) || !files.includes(file)) return ''
  seen.add(file)
  return read(file).replace(/@import\s+["']([^"']+)["'];?/g, (_, target) => {
    const wanted = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(file), target)
    return inlineImports(path.posix.normalize(wanted), files, read, seen)
  })
}

/** Path without ending → CSS a browser understands, for every WXSS file. */
export function compileStyles(files, read) {
  const sheets = files.filter((file) => file.endsWith('.wxss'))
  return Object.fromEntries(
    sheets.map((file) => [file.slice(0, -5), renameTags(pageHeight(rpxToVw(inlineImports(file, files, read, new Set()))))]),
  )
}
