# For those who build images with Docker; without it, the SDK makes the same image: docs/OPERATING.md.
# Registries of your own: --build-arg NODE_IMAGE=… SDK_IMAGE=… RUNTIME_IMAGE=…
ARG NODE_IMAGE=node:22
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${NODE_IMAGE} AS wallboard
WORKDIR /source/src/Wallboard
COPY src/Wallboard/package.json src/Wallboard/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/Wallboard/ ./
RUN npm run build

FROM ${SDK_IMAGE} AS hub
WORKDIR /source
COPY . .
COPY --from=wallboard /source/src/Hub/wwwroot/ src/Hub/wwwroot/
RUN CI=true dotnet publish src/Hub -c Release -o /publish -p:SkipWallboard=true

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=hub /publish/ ./
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
ENV QUEUE_MONITOR_DATA=/data
VOLUME /data
ENTRYPOINT ["/app/QueueMonitor.Hub"]
CMD ["serve"]
