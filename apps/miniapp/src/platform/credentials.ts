import type { CredentialStore } from './credentials.types'

export declare const credentials: CredentialStore
