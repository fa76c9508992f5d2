# syntax=docker/dockerfile:1
# 改善事例ライブラリの本体と、データの置き場を一般の利用者が持つ Meilisearch。
#   docker build --target app .          … 本体
#   docker build --target meilisearch .  … 検索サーバー（docker-compose.yml が版を渡す）

ARG NODE_VERSION=24
ARG MEILISEARCH_VERSION=v1.50.0

FROM node:${NODE_VERSION}-bookworm-slim AS built
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY . .
# Node 24 runs TypeScript as it is. Builds page and server, then starts the program once and asks it: an image that cannot answer is never made.
RUN node scripts/smoke.ts

FROM node:${NODE_VERSION}-bookworm-slim AS app
# onnxruntime would keep a device number and report its use to its makers.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data ORT_DISABLE_TELEMETRY=1
WORKDIR /app
# Owned by root and only read; a named volume takes over the owner of /data.
COPY --from=built /app ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "server/start.mjs"]

FROM getmeili/meilisearch:${MEILISEARCH_VERSION} AS meilisearch
# The image as it comes belongs to root, so that no other user could write to a volume.
RUN chown 1000:1000 /meili_data
USER 1000:1000
