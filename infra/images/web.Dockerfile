# The front door: serves the web clients' files and passes the rest to the API, all under one origin.
#   docker build -f infra/images/web.Dockerfile -t dangyuan-ejia-web .
FROM node:20-bookworm-slim AS build
WORKDIR /src
RUN npm install --global pnpm@10.34.9
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY packages packages
COPY apps apps
RUN pnpm install --frozen-lockfile
RUN pnpm --filter @ejia/miniapp build:h5 && pnpm --filter @ejia/console build

FROM nginx:1.28-alpine AS web
COPY infra/images/web.conf.template /etc/nginx/templates/default.conf.template
COPY --from=build /src/apps/miniapp/dist/h5 /usr/share/nginx/html
COPY --from=build /src/apps/console/dist /usr/share/nginx/html/console
EXPOSE 80
