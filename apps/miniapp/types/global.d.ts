declare module '*.scss'

/** Base address of the API without a trailing slash; empty on H5, where it is our own origin. */
declare const __API_BASE__: string
/** Version of this client, sent with every request so that the server can say `client.too_old`. */
declare const __APP_VERSION__: string

/** Built with WeChat's plugin 微信同声传译, which reads articles aloud. */
declare const __WECHAT_SI__: boolean

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
    TARO_CACHE?: string
    API_BASE?: string
    /** Version of the plugin 微信同声传译 that the operator has added, such as 0.3.6; without it nothing is read aloud in WeChat. */
    WECHAT_SI?: string
  }
}
