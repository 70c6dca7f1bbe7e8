import type { Static, TObject, TSchema } from 'typebox'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Method and path, written once for everyone: `'GET /posts/:postId'`, below `/api/v1`. */
export type Endpoint = `${Method} /${string}`
export type Endpoints = Readonly<Record<string, Endpoint>>

/**
 * Who may call at all; what they may do with a particular thing is the policy's business.
 * `anyone` also reads a token when one is sent.
 */
export type Access = 'anyone' | 'signed-in'

type ParamNames<Path> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? Name | ParamNames<`/${Tail}`>
    : Rest
  : never

type ParamsOf<E> = [ParamNames<E>] extends [never]
  ? { params?: undefined }
  : { params: TSchema & { properties: Record<ParamNames<E>, TSchema> } }

export interface RouteSchema {
  summary: string
  access: Access
  params?: TSchema
  query?: TObject
  body?: TSchema
  /** The body is a form with one file; `body` then describes nothing. */
  upload?: true
  /** The reply is bytes, not JSON. */
  download?: true
  /** `own`: the use case opens its own transaction (streams, single statements). */
  transaction?: 'own'
  /**
   * `claimed`: the token is checked, but nobody looks up who acts before the handler runs. For a use case whose own statement
   * checks session and account, and which reads the actor itself before it decides anything else (the check-in).
   */
  actor?: 'claimed'
  /** `false`: the answer is secret or short-lived and is not kept under an `Idempotency-Key`. */
  repeatable?: false
  replies: Readonly<Record<number, TSchema>>
}

export type RouteSchemas<E extends Endpoints> = { [K in keyof E]: RouteSchema & ParamsOf<E[K]> }

/** Ties schemas to the endpoints of the same names; a missing name or path parameter does not compile. */
export function defineRoutes<const E extends Endpoints, const R extends RouteSchemas<E>>(_endpoints: E, routes: R): R {
  return routes
}

/** Endpoint string → its schemas: what a client's call is checked against. */
export type WireOf<E extends Endpoints, R extends { [K in keyof E]: RouteSchema }> = { [K in keyof E as E[K]]: R[K] }

/** A part in which nothing is required need not be given. */
type Part<R, K extends string> = R extends { [P in K]: infer S extends TSchema }
  ? Record<string, never> extends Static<S>
    ? { [P in K]?: Static<S> }
    : { [P in K]: Static<S> }
  : unknown

type Defined<T> = { [K in keyof T]: T[K] }

/** What a caller gives: params, query and body, each only where the route has one. */
export type RouteInput<R> = Defined<Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'>>

type Success = 200 | 201 | 202
/** What a successful call answers. */
export type RouteReply<R> = R extends { replies: infer P }
  ? { [S in keyof P & Success]: P[S] extends TSchema ? Static<P[S]> : never }[keyof P & Success]
  : never
