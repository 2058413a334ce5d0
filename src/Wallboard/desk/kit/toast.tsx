import { signal } from '@preact/signals';

const shownMilliseconds = 8_000;

const message = signal('');
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says in passing what has been done. Never the only place that tells of something wrong. */
export function tell(text: string): void {
  clearTimeout(timer);
  message.value = text;
  timer = setTimeout(() => {
    message.value = '';
  }, shownMilliseconds);
}

/** The place of these messages: always in the page, so that a reader hears what comes into it. */
export function Toasts() {
  return (
    <div class="toasts" role="status">
      {message.value !== '' && <p class="toast">{message.value}</p>}
    </div>
  );
}
