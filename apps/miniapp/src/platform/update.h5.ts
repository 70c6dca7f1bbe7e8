export function updateClient(): void {
  location.reload()
}
