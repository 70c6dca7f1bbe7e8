export function usePageShare(_share: { title: string; path: string }): void {
  // The address bar is the link.
}
