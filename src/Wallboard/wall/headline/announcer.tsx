import { useRef } from 'preact/hooks';
import { headline } from './current-headline';

/**
 * The headline for those who hear the board: said when its queue or its severity changes, not each time a number in it
 * does. It stands outside all layouts, so that a change of layout is heard too; what is urgent has a place of its own,
 * since a reader does not notice that a place has become urgent.
 */
export function Announcer() {
  const { subject, lines, sign } = headline.value;
  const said = useRef({ subject: '', text: '' });
  if (said.current.subject !== subject) said.current = { subject, text: lines.filter(Boolean).join(' ') };
  const urgent = sign === 'offline';
  return (
    <div class="heard-only">
      <p aria-live="polite" aria-atomic="true">
        {urgent ? '' : said.current.text}
      </p>
      <p aria-live="assertive" aria-atomic="true">
        {urgent ? said.current.text : ''}
      </p>
    </div>
  );
}
