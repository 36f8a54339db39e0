# One image for all five services; docker-compose.yml says which of them a container runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends \
      g++ meson ninja-build pkg-config python3 ca-certificates \
      libssl-dev libuv1-dev libsrtp2-dev libabsl-dev libflatbuffers-dev flatbuffers-compiler \
    && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# The media worker: upstream's where it can be had, else built against Debian's libraries.
RUN node --input-type=module -e " \
      import { ensureMediaWorker } from './server/setup/media-worker/ensureMediaWorker.mjs'; \
      import { sayFor } from './server/setup/say.mjs'; \
      await ensureMediaWorker({ root: process.cwd(), node: process.execPath, say: sayFor('media worker') });"
RUN node node_modules/vite/bin/vite.js build client
RUN npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
# What a media worker built here is linked with; upstream's needs none of them.
RUN apt-get update && apt-get install -y --no-install-recommends \
      libssl3 libuv1 libsrtp2-1 libabsl20220623 tini \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/server ./server
COPY --from=build /app/collab ./collab
COPY --from=build /app/media ./media
COPY --from=build /app/client/dist ./client/dist
RUN install -d -o node -g node /files
USER node
# A heap for each of some thirty threads would be 20 MB more in all.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/home/node/compiled MALLOC_ARENA_MAX=2
# Compiled once for this image: sooner ready, and without the 20 MB of what takes the types out.
RUN node server/main.ts --help > /dev/null && node --input-type=module -e " \
      for (const part of ['Web', 'Realtime', 'Collab', 'Media', 'Worker']) \
        await import('./server/composing/compose' + part + '.ts'); \
      process.exit()"
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--", "node", "server/main.ts", "--host=0.0.0.0", "--behind-proxy"]
CMD ["--services=web,realtime,collab,media,worker"]
