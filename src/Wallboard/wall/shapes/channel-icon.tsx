import type { Channel } from '../../feed/frame-contract';

const phone =
  'M6.6 3.5c.6 0 1.1.4 1.3 1l.8 2.6c.2.5 0 1-.4 1.4L6.9 9.8c1 2.2 2.9 4.1 5.2 5.2l1.3-1.4c.4-.4.9-.5 1.4-.4l2.7.8c.6.2 1 .7 1 1.3v2.7c0 .8-.6 1.4-1.4 1.3C9.3 18.9 3.9 13.4 3.5 5.6c0-.8.6-1.4 1.3-1.5z';
const bubble = 'M4 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-6.5L7 19.8v-3.3H4A1.5 1.5 0 0 1 2.5 15V7A1.5 1.5 0 0 1 4 5.5z';
const envelope =
  'M4.3 5h13.4a1.8 1.8 0 0 1 1.8 1.8v8.9a1.8 1.8 0 0 1-1.8 1.8H4.3a1.8 1.8 0 0 1-1.8-1.8V6.8A1.8 1.8 0 0 1 4.3 5zM3 6.3l8 6 8-6';
const network =
  'M5.5 8.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 1 1 0-4.8zM16.5 3.2a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 1 1 0-4.8zM16.5 14a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 1 1 0-4.8zM7.7 9.9l6.6-3.2M7.7 12.1l6.6 3.2';

const paths: Record<Channel, string> = { voice: phone, chat: bubble, email: envelope, social: network };

export function ChannelIcon({ channel }: { readonly channel: Channel }) {
  return (
    <svg class="channel" viewBox="0 0 22 22" aria-hidden="true">
      <path d={paths[channel]} />
    </svg>
  );
}
