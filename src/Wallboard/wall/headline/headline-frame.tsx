import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Level } from '../../feed/frame-contract';
import { CriticalGlyph, FineGlyph, NoSignalGlyph, UnknownGlyph, WarningGlyph } from '../shapes/glyphs';

export type Sign = Level | 'offline';

interface HeadlineFrameProps {
  readonly sign: Sign;
  readonly lines: readonly [string, string];
  /** It is read aloud anew only when this changes. */
  readonly subject: string;
  readonly aside?: ComponentChildren;
  /** The aside is what to do, not how the line is. */
  readonly advises?: boolean;
  readonly compact?: boolean;
}

/** How many characters fit a line in each size of type, from the largest on. */
const charactersAlone = [64, 71] as const;
const charactersBeside = [41, 46] as const;

/** The band across the wall: a signal, what is the matter, and on the right what to do. */
export function HeadlineFrame({ sign, lines, subject, aside, advises = false, compact = false }: HeadlineFrameProps) {
  const longest = Math.max(lines[0].length, lines[1].length);
  const [full, smaller] = aside === undefined ? charactersAlone : charactersBeside;
  const fit = longest <= full ? 'fit-full' : longest <= smaller ? 'fit-smaller' : 'fit-small';
  return (
    <header class={compact ? `headline compact sign-${sign}` : `headline sign-${sign}`}>
      <div class="signal" aria-hidden="true">
        <SignGlyph sign={sign} />
      </div>
      <div class="what">
        <h1 class={`display ${fit}`}>
          <span class="headline-line">{lines[0]}</span>
          {lines[1] !== '' && <span class="headline-line second">{lines[1]}</span>}
        </h1>
        <Announcement subject={subject} text={lines.filter(Boolean).join(' ')} urgent={sign === 'offline'} />
      </div>
      {aside !== undefined && <div class={advises ? 'aside aside-advice' : 'aside'}>{aside}</div>}
    </header>
  );
}

/** The sentence for those who hear the board: said when its subject changes, not each time a number in it does. */
function Announcement({ subject, text, urgent }: { readonly subject: string; readonly text: string; readonly urgent: boolean }) {
  const said = useRef({ subject: '', text: '' });
  if (said.current.subject !== subject) said.current = { subject, text };
  return (
    <p class="heard-only" role="status" aria-live={urgent ? 'assertive' : 'polite'} aria-atomic="true">
      {said.current.text}
    </p>
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
    case 'offline':
      return <NoSignalGlyph size={9.6} />;
  }
}
