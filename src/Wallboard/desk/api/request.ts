import { keyOfTab } from '../../feed/sign-in';

/** What kept the hub from doing as asked, in its own words. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** All that is wrong with what was sent, each beginning with the name of its setting. */
    readonly errors: readonly string[],
  ) {
    super(detail);
  }
}

/** The hub did not answer, or not in time. */
export class HubAway extends Error {}

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

const answerMillisecondsMax = 15_000;

let unknown: () => void = () => undefined;

/** Calls this when the hub no longer knows who we are. */
export function onUnknown(listener: () => void): void {
  unknown = listener;
}

let heard: (serverTime: number | null) => void = () => undefined;

/** Calls this whenever the hub has answered, with its time (milliseconds since 1970) where it said so. */
export function onHeard(listener: (serverTime: number | null) => void): void {
  heard = listener;
}

/** The site that the page's address names; null: the hub's default site. */
export function siteOfAddress(): string | null {
  return new URLSearchParams(location.search).get('site');
}

/** The address of an API call, or of a page beside this one. */
export function addressOf(path: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(path, document.baseURI);
  const site = siteOfAddress();
  if (site !== null) url.searchParams.set('site', site);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

type Query = Readonly<Record<string, string>>;

export const get = <T>(path: string, query?: Query) => ask<T>('GET', path, null, query);
export const put = <T>(path: string, body: unknown, query?: Query) => ask<T>('PUT', path, asJson(body), query);
export const post = <T>(path: string, body: unknown) => ask<T>('POST', path, asJson(body));
export const remove = (path: string) => ask<null>('DELETE', path, null);
/** Puts a file's text as it is. */
export const putText = <T>(path: string, text: string, type: string, query?: Query) => ask<T>('PUT', path, { text, type }, query);

/** What is sent, and what it is. */
interface Content {
  readonly text: string;
  readonly type: string;
}

const asJson = (body: unknown): Content => ({ text: JSON.stringify(body), type: 'application/json' });

async function ask<T>(method: Method, path: string, content: Content | null, query?: Query): Promise<T> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), answerMillisecondsMax);
  try {
    const answer = await fetch(addressOf(`api/v1/${path}`, query), {
      method,
      signal: giveUp.signal,
      cache: 'no-store',
      headers: headersOf(content),
      ...(content === null ? {} : { body: content.text }),
    });
    const text = await answer.text();
    const date = answer.headers.get('date');
    heard(date === null ? null : Date.parse(date));
    if (answer.status === 401) unknown();
    if (!answer.ok) throw problemOf(answer.status, text);
    return (text === '' ? null : JSON.parse(text)) as T;
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw new HubAway(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

function headersOf(content: Content | null): Record<string, string> {
  const key = keyOfTab();
  return {
    ...(content === null ? {} : { 'content-type': content.type }),
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  };
}

/** A file that the hub makes, with the key of this tab, which a link cannot carry; of what is sent, if anything is. */
export async function download(address: string, body?: unknown): Promise<Blob> {
  const content = body === undefined ? null : asJson(body);
  const answer = await fetch(address, {
    cache: 'no-store',
    headers: headersOf(content),
    ...(content === null ? {} : { method: 'POST', body: content.text }),
  });
  if (answer.status === 401) unknown();
  if (!answer.ok) throw problemOf(answer.status, await answer.text());
  return answer.blob();
}

function problemOf(status: number, text: string): ApiProblem {
  try {
    const problem = JSON.parse(text) as { title?: string; detail?: string; errors?: readonly string[] };
    const errors = Array.isArray(problem.errors) ? problem.errors : [];
    return new ApiProblem(status, problem.title ?? `HTTP ${status}`, problem.detail ?? problem.title ?? '', errors);
  } catch {
    return new ApiProblem(status, `HTTP ${status}`, text.slice(0, 300), []);
  }
}
