# The API with the H5 client and the console it serves. Build from the repository root:
#   docker build -f infra/images/api.Dockerfile -t dangyuan-ejia-api .
FROM node:20-bookworm-slim AS build
WORKDIR /src
RUN npm install --global pnpm@10.34.9
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY packages packages
COPY apps apps
RUN pnpm install --frozen-lockfile
RUN pnpm --filter @ejia/api build && pnpm --filter @ejia/miniapp build:h5 && pnpm --filter @ejia/console build
# WeChat is played nowhere but on the machine of whoever tries the product out
RUN rm apps/api/dist/wechat-stand-in.js*
RUN pnpm --filter @ejia/api deploy --prod --legacy /out

# The same program beside PostgreSQL's own client programs, which must not be older than the server: for backup and restore.
FROM postgres:17-bookworm AS backup
ENV NODE_ENV=production FILES_DIR=/data/files
WORKDIR /app
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /out/package.json ./
COPY --from=build /out/node_modules node_modules
COPY --from=build /src/apps/api/dist dist
COPY --from=build /src/apps/api/drizzle drizzle
ENTRYPOINT ["node"]

FROM node:20-bookworm-slim AS api
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4600 WEB_DIR=/app/web CONSOLE_DIR=/app/console FILES_DIR=/data/files
WORKDIR /app
COPY --from=build /out/package.json ./
COPY --from=build /out/node_modules node_modules
COPY --from=build /src/apps/api/dist dist
COPY --from=build /src/apps/api/drizzle drizzle
COPY --from=build /src/apps/miniapp/dist/h5 web
COPY --from=build /src/apps/console/dist console
RUN mkdir -p /data/files && chown -R node:node /data
USER node
EXPOSE 4600
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4600/health/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# garbage is collected by the thread that makes it: on few cores, helpers only take time from the requests (docs/performance.md)
CMD ["node", "--single-threaded-gc", "dist/server.js"]
