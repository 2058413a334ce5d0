import { signal } from '@preact/signals';

/** Whether the page has failed to draw what it was given. Nothing on it can be trusted until it is loaded anew. */
export const fault = signal(false);
