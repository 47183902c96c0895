# The relay and the app it serves, in one image that holds nothing else.
FROM node:24-bookworm-slim AS tools
RUN npm install --global pnpm@12.21.0
WORKDIR /cairn

FROM tools AS web
COPY . .
RUN pnpm install --frozen-lockfile && pnpm run build

# The workspace keeps its shape: Node runs TypeScript only outside of node_modules.
FROM tools AS relay
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json ./
COPY packages/protocol packages/protocol
COPY packages/scanner packages/scanner
COPY apps/sync-server apps/sync-server
RUN pnpm install --frozen-lockfile --prod --filter '@cairn/sync-server...'

FROM node:24-bookworm-slim
WORKDIR /cairn
COPY --from=relay /cairn ./
COPY --from=web /cairn/apps/web/build apps/web/build
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 DATA_DIR=/data WEB_DIR=/cairn/apps/web/build
USER node
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s CMD ["node", "-e", "fetch('http://127.0.0.1:8787/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/sync-server/src/main.ts"]
