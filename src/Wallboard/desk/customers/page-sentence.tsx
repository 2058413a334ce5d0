import type { ComponentChildren } from 'preact';
import type { Level } from '../../feed/frame-contract';
import { LevelMark } from '../kit/level-mark';
import './customers.css';

interface PageSentenceProps {
  readonly level: Level;
  readonly sentence: string;
  /** Whole sentences; empty ones are left out. */
  readonly more: readonly string[];
  /** What can be done about it, at the right. */
  readonly children?: ComponentChildren;
}

/** What matters most, in one sentence that is read out when it changes. */
export function PageSentence({ level, sentence, more, children }: PageSentenceProps) {
  return (
    <div class="page-sentence">
      <LevelMark level={level} />
      <div role="status" aria-atomic="true">
        <h1 class="display">{sentence}</h1>
        <p>{more.filter(Boolean).join(' ')}</p>
      </div>
      <div class="head-actions">{children}</div>
    </div>
  );
}
