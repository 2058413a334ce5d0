import type { ComponentChildren } from 'preact';
import type { Level } from '../../feed/frame-contract';
import { headlineRested } from '../../kiosk/burn-in';
import { shape } from '../../state/viewport';
import { ClockGlyph, CriticalGlyph, FineGlyph, NoSignalGlyph, UnknownGlyph, WarningGlyph } from '../shapes/glyphs';
import { fitOf, longestLine } from './headline-fit';
import { keepNumbers, uprightFit } from './upright-fit';

export type Sign = Level | 'closed' | 'offline';

interface HeadlineFrameProps {
  readonly sign: Sign;
  readonly lines: readonly [string, string];
  readonly aside?: ComponentChildren;
  /** The aside is what to do, not how the line is. */
  readonly advises?: boolean;
  readonly compact?: boolean;
}

/** The band across the wall: a signal, what is the matter, and on the right what to do. */
export function HeadlineFrame({ sign, lines, aside, advises = false, compact = false }: HeadlineFrameProps) {
  const upright = shape.value !== 'landscape';
  const [first, second] = upright ? [keepNumbers(lines[0]), keepNumbers(lines[1])] : lines;
  const fit = upright
    ? uprightFit([first, second], (text) => longestLine([text]))
    : fitOf(longestLine(lines), compact, aside !== undefined);
  const look = ['headline', `sign-${sign}`, compact ? 'compact' : '', headlineRested.value ? 'rested' : ''];
  return (
    <header class={look.filter(Boolean).join(' ')}>
      <div class="signal" aria-hidden="true">
        <SignGlyph sign={sign} />
      </div>
      <div class="what">
        <h1 class={`display ${fit}`}>
          <span class="headline-line">{first}</span>
          {second !== '' && <span class="headline-line second">{second}</span>}
        </h1>
      </div>
      {aside !== undefined && <div class={advises ? 'aside aside-advice' : 'aside'}>{aside}</div>}
    </header>
  );
}

function SignGlyph({ sign }: { readonly sign: Sign }) {
  switch (sign) {
    case 'critical':
      return <CriticalGlyph size={11} />;
    case 'warning':
      return <WarningGlyph size={11} />;
    case 'fine':
      return <FineGlyph size={8.4} />;
    case 'unknown':
      return <UnknownGlyph size={8.6} />;
    case 'closed':
      return <ClockGlyph size={9} />;
    case 'offline':
      return <NoSignalGlyph size={9.6} />;
  }
}
