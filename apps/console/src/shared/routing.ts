import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Ability } from '@ejia/domain/roles'
import type { IconName } from './ui/icons'

export const menuGroups = { daily: '日常', people: '组织与党员', insight: '数据', system: '系统' } as const

export interface MenuEntry {
  /** Address below `/console`, `/posts`. */
  path: string
  label: string
  icon: IconName
  group: keyof typeof menuGroups
  /** Shown to those who have one of these somewhere; to everybody when absent. */
  needs?: readonly Ability[]
}

export interface FeatureRoutes {
  /** Pages inside the shell; lazy, one chunk a feature. */
  routes: RouteObject[]
  menu: MenuEntry[]
  /** Pages for those signed in that fill the whole window (a board, a big screen). */
  fullScreen?: RouteObject[]
  /** Pages for everybody, without the shell (sign-in). */
  open?: RouteObject[]
}

/** A page loaded when it is first opened: `page('/posts', () => import('./pages/PostList'), 'PostList')`. */
export function page<K extends string>(path: string, load: () => Promise<Record<K, ComponentType>>, name: K): RouteObject {
  return { path, lazy: async () => ({ Component: (await load())[name] }) }
}
