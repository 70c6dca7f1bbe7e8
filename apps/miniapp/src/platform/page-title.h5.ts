export const drawsOwnTitleBar = true

export function setPageTitle(title: string): void {
  document.title = title === '党员E家' ? title : `${title} · 党员E家`
}
