import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { Transports } from './transports';
import type { FeedConnection } from './wallboard-feed';

// Below the feed's own bound for silence: a line that TCP believes in and nobody speaks on.
const silenceMaxMilliseconds = 15_000;

const masks: Record<Transports, HttpTransportType> = {
  all: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
  withoutWebSocket: HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
  requestsOnly: HttpTransportType.LongPolling,
};

/** A new SignalR connection to the live hub that served this page; reconnecting is the feed's own business. */
export function connectToHub(site: string | null, transports: Transports): FeedConnection {
  const url = new URL('hubs/live', document.baseURI);
  if (site !== null) url.searchParams.set('site', site);
  const connection = new HubConnectionBuilder().withUrl(url.href, { transport: masks[transports] }).configureLogging(LogLevel.None).build();
  connection.serverTimeoutInMilliseconds = silenceMaxMilliseconds;
  connection.keepAliveIntervalInMilliseconds = 5_000;
  return connection as FeedConnection;
}
