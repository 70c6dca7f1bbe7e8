declare module '*.scss'

/** Base address of the API without a trailing slash; empty on H5, where it is our own origin. */
declare const __API_BASE__: string
/** Version of this client, sent with every request so that the server can say `client.too_old`. */
declare const __APP_VERSION__: string

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
    TARO_CACHE?: string
    API_BASE?: string
  }
}
