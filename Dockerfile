# 改善事例ライブラリの本体と、データの置き場を一般の利用者が持つ Meilisearch。
#   docker build --target app .          … 本体
#   docker build --target meilisearch .  … 検索サーバー

# By digest: the same name can be given to another image at any time.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
ARG MEILISEARCH_IMAGE=getmeili/meilisearch:v1.50.0@sha256:9694a59df43ee3f54b3fda9c5de381a3ee9852678e3e31cadf37d6bddea7fc1b

FROM ${NODE_IMAGE} AS built
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY . .
# Node 24 runs TypeScript as it is. Builds page and server, then starts the program once and asks it: an image that cannot answer is never made.
RUN node scripts/smoke.ts

FROM ${NODE_IMAGE} AS app
# onnxruntime would keep a device number and report its use to its makers. The program says so itself, too.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data STATE_DIR=/state ORT_DISABLE_TELEMETRY=1
WORKDIR /app
# Owned by root and only read; named volumes take over the owner of /data and /state.
COPY --from=built /app ./
RUN mkdir /data && mkdir -m 700 /state && chown node:node /data /state
USER node
VOLUME /data /state
EXPOSE 3000
CMD ["node", "server/start.mjs"]

FROM ${MEILISEARCH_IMAGE} AS meilisearch
# The image as it comes belongs to root, so that no other user could write to a volume.
RUN chown 1000:1000 /meili_data
USER 1000:1000
