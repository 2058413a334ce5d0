import type { Level } from '../../feed/frame-contract';

/** The shape of a level; what it means stands in words beside it, or in `label`. */
export function LevelMark({ level, label }: { readonly level: Level; readonly label?: string }) {
  return (
    <>
      <svg class={`level-mark is-${level}`} viewBox="0 0 36 36" aria-hidden="true">
        {shapes[level]}
      </svg>
      {label !== undefined && <span class="heard-only">{label} </span>}
    </>
  );
}

const shapes = {
  critical: (
    <>
      <path class="level-fill" d="M18 1.5L34.5 18L18 34.5L1.5 18Z" />
      <path class="level-ink" d="M18 10.6v9.2" />
      <circle class="level-dot" cx="18" cy="25.6" r="2.2" />
    </>
  ),
  warning: (
    <>
      <path class="level-fill" d="M18 3.5L34 31.5H2Z" />
      <path class="level-ink" d="M18 13.4v9" />
      <circle class="level-dot" cx="18" cy="27.2" r="2.1" />
    </>
  ),
  fine: <circle class="level-line" cx="18" cy="18" r="12" />,
  unknown: <circle class="level-line" cx="18" cy="18" r="12" stroke-dasharray="7.2 6" />,
} as const;
