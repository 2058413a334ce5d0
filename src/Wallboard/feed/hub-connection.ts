import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { FeedConnection } from './wallboard-feed';

// The hub sends a beat each second: after 15 s of silence the line is dead, whatever TCP believes.
const silenceMaxMilliseconds = 15_000;

/** A new SignalR connection to the live hub that served this page; reconnecting is the feed's own business. */
export function connectToHub(site: string | null): FeedConnection {
  const url = new URL('hubs/live', document.baseURI);
  if (site !== null) url.searchParams.set('site', site);
  const connection = new HubConnectionBuilder().withUrl(url.href).configureLogging(LogLevel.None).build();
  connection.serverTimeoutInMilliseconds = silenceMaxMilliseconds;
  connection.keepAliveIntervalInMilliseconds = 5_000;
  return connection as FeedConnection;
}
