import { createBrowserRouter, type RouteObject } from 'react-router'
import { consoleBase } from '../shared/base'
import { features } from './features'
import { FullScreen } from './FullScreen'
import { NotFound } from './NotFound'
import { PageFailed } from './PageFailed'
import { Shell } from './Shell'
import { Starting } from './Starting'

/** A page that fails leaves the menu standing. */
const guarded = (routes: RouteObject[]): RouteObject[] => [{ ErrorBoundary: PageFailed, children: routes }]

const pages = features.flatMap(({ routes }) => routes)
const fullScreen = features.flatMap((feature) => feature.fullScreen ?? [])
const open = features.flatMap((feature) => feature.open ?? [])

export const router = createBrowserRouter(
  [
    {
      ErrorBoundary: PageFailed,
      HydrateFallback: Starting,
      children: [
        ...open,
        { Component: FullScreen, children: guarded(fullScreen) },
        { Component: Shell, children: guarded([...pages, { path: '*', Component: NotFound }]) },
      ],
    },
  ],
  { basename: consoleBase },
)
