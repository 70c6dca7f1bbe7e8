/** WeChat's own navigation bar: title, and a way back when there is one. A page may ask to do without. */
export function drawBar(page, depth, goBack) {
  document.querySelector('#bar')?.remove()
  if (page.config.navigationStyle === 'custom') return
  const bar = Object.assign(document.createElement('div'), { id: 'bar' })
  bar.style.background = page.config.navigationBarBackgroundColor
  if (depth > 1) {
    const back = Object.assign(document.createElement('button'), { textContent: '‹', onclick: goBack })
    back.setAttribute('aria-label', '返回')
    bar.append(back)
  }
  bar.append(Object.assign(document.createElement('span'), { textContent: page.title }))
  document.body.append(bar)
}

export function setTitle(page, title) {
  page.title = title
  const text = document.querySelector('#bar span')
  if (text) text.textContent = title
}
