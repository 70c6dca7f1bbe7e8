import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A folder for each test of a file, removed after it. */
export function tempFolder(): { readonly path: string; write: (name: string, text: string) => string } {
  let folder = ''
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ejia-config-'))
  })
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))
  return {
    get path() {
      return folder
    },
    write(name, text) {
      const file = path.join(folder, name)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, text)
      return file
    },
  }
}
