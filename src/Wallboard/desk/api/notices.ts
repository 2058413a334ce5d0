import { get, post, put, remove } from './request';

export const noticeTypes = ['alert.raised', 'alert.cleared', 'move.made'] as const;
export type NoticeType = (typeof noticeTypes)[number];

export const noticeFormats = ['plain', 'slack', 'teams', 'cloudevents'] as const;
export type NoticeFormat = (typeof noticeFormats)[number];

/** How it goes with a receiver; `never`: nothing was sent since the hub started. */
export interface Delivering {
  readonly state: 'never' | 'ok' | 'failing';
  readonly lastAt: string | null;
  readonly lastError: string | null;
  readonly waiting: number;
  readonly dead: number;
}

/** An address that is told of alerts, without its secret and with the host of its address alone. */
export interface Webhook extends Delivering {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly format: NoticeFormat;
  readonly types: readonly NoticeType[] | null; // null: all
  readonly enabled: boolean;
}

/** A webhook with its secret, which is told once. */
export interface WebhookWithSecret extends Webhook {
  readonly secret: string;
}

/** Without `url`, an address that is known stays. */
export interface WebhookWish {
  readonly name: string;
  readonly url?: string;
  readonly format: NoticeFormat;
  readonly types: readonly NoticeType[] | null;
  readonly enabled: boolean;
}

/** A notice that was given up. */
export interface DeadLetter {
  readonly letter: string;
  readonly receiver: string; // a webhook's id, or mail/SITE
  readonly title: string;
  readonly at: string;
  readonly tries: number;
  readonly givenUpAt: string;
  readonly error: string | null;
}

export interface QuietHours {
  readonly from: string; // HH:mm, by the site's clock
  readonly until: string;
  readonly criticalPasses: boolean;
}

/** What is set of mail and quiet hours. */
export interface NotificationWish {
  readonly mailTo: readonly string[];
  readonly mailTypes: readonly NoticeType[] | null; // null: all
  readonly quietHours: QuietHours | null;
}

export interface Notifications extends NotificationWish {
  readonly mail: Delivering & { readonly configured: boolean };
}

const pathOf = (id: string) => `webhooks/${encodeURIComponent(id)}`;

export const allWebhooks = async () => (await get<{ readonly webhooks: readonly Webhook[] }>('webhooks')).webhooks;
export const makeWebhook = (wish: WebhookWish) => post<WebhookWithSecret>('webhooks', wish);
export const changeWebhook = (id: string, wish: WebhookWish) => put<Webhook>(pathOf(id), wish);
export const removeWebhook = (id: string) => remove(pathOf(id));
export const testWebhook = (id: string) => post<Webhook>(`${pathOf(id)}/test`, {});
export const deadLetters = async () => (await get<{ readonly dead: readonly DeadLetter[] }>('webhooks/dead')).dead;
export const sendAgain = (letter: string) => post<null>(`webhooks/dead/${encodeURIComponent(letter)}/resend`, {});
export const readNotifications = () => get<Notifications>('notifications');
export const changeNotifications = (wish: NotificationWish) => put<Notifications>('notifications', wish);
export const testMail = () => post<Notifications>('notifications/test', {});
