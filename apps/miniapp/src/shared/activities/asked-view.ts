let asked = false

/** A tab page takes no parameters: who opens it to see what they look after says so here, just before. */
export function askForManaged(): void {
  asked = true
}

/** Whether that was asked for; once. */
export function takeManagedAsked(): boolean {
  const was = asked
  asked = false
  return was
}
