import type { Env } from '../../env'
import { diskStore } from './disk.store'
import type { FileStore } from './files.store'
import { objectStore } from './object.store'

/** Object storage where the operator has one, so that several processes share it; a folder otherwise. */
export const openStore = (env: Env): FileStore => (env.objectStorage ? objectStore(env.objectStorage) : diskStore(env.filesDir))
