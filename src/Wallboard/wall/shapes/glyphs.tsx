import type { ComponentChildren } from 'preact';
import type { Level } from '../../feed/frame-contract';

interface GlyphProps {
  /** Width and height in rem. */
  readonly size: number;
}

/** So many rem on a wall; a layout that is read from near sets `--glyphs` to scale them. */
export function glyphSize(rem: number): { width: string; height: string } {
  const size = `calc(${rem}rem * var(--glyphs, 1))`;
  return { width: size, height: size };
}

/** A picture of so many rem; the shapes in it say nothing to those who hear the board. */
function Picture({ size, box, children }: GlyphProps & { readonly box: number; readonly children: ComponentChildren }) {
  return (
    <svg class="glyph" viewBox={`0 0 ${box} ${box}`} style={glyphSize(size)} aria-hidden="true">
      {children}
    </svg>
  );
}

export function CriticalGlyph({ size }: GlyphProps) {
  return (
    <Picture size={size} box={64}>
      <path d="M32 2.2L61.8 32L32 61.8L2.2 32Z" class="critical-shape" stroke-width="3.2" stroke-linejoin="round" />
      <path d="M32 19.2V34.7" class="critical-ink" stroke-width="6.2" stroke-linecap="round" />
      <circle cx="32" cy="45" r="3.8" class="critical-dot" />
    </Picture>
  );
}

export function WarningGlyph({ size }: GlyphProps) {
  return (
    <Picture size={size} box={56}>
      <path d="M28 4.2L53.1 48.1L2.9 48.1Z" class="warning-shape" stroke-width="3.2" stroke-linejoin="round" />
      <path d="M28 21.5V35" class="warning-ink" stroke-width="5.4" stroke-linecap="round" />
      <circle cx="28" cy="42.6" r="3.3" class="warning-dot" />
    </Picture>
  );
}

export function FineGlyph({ size }: GlyphProps) {
  return (
    <Picture size={size} box={36}>
      <circle cx="18" cy="18" r="12" class="fine-shape" stroke-width="4.8" />
    </Picture>
  );
}

export function UnknownGlyph({ size }: GlyphProps) {
  return (
    <Picture size={size} box={36}>
      <circle cx="18" cy="18" r="12" class="unknown-shape" stroke-width="4.5" stroke-dasharray="7.2 6" />
    </Picture>
  );
}

export function LiveDot({ size }: GlyphProps) {
  return (
    <Picture size={size} box={20}>
      <circle cx="10" cy="10" r="6" class="live-shape" />
    </Picture>
  );
}

export function NoSignalGlyph({ size }: GlyphProps) {
  return (
    <Picture size={size} box={100}>
      <g class="no-signal-shape" stroke-width="8" stroke-linecap="round">
        <path d="M20 44a44 44 0 0 1 60 0M34 58a23 23 0 0 1 32 0" />
        <path d="M20 84L80 18" />
        <circle cx="50" cy="74" r="4" />
      </g>
    </Picture>
  );
}

export function ClockGlyph({ size }: GlyphProps) {
  return (
    <Picture size={size} box={48}>
      <g class="clock-shape" stroke-width="4.5" stroke-linecap="round">
        <circle cx="24" cy="24" r="19" />
        <path d="M24 13v11l7 6" />
      </g>
    </Picture>
  );
}

/** Points to what to do. */
export function ArrowGlyph({ size }: GlyphProps) {
  return (
    <Picture size={size} box={48}>
      <path d="M6 24h34M26 10l14 14-14 14" class="arrow-shape" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" />
    </Picture>
  );
}

/** The shape of a level; `unknown` for whatever is not known. */
export function LevelGlyph({ level, size }: GlyphProps & { readonly level: Level }) {
  switch (level) {
    case 'critical':
      return <CriticalGlyph size={size} />;
    case 'warning':
      return <WarningGlyph size={size} />;
    case 'fine':
      return <FineGlyph size={size} />;
    case 'unknown':
      return <UnknownGlyph size={size} />;
  }
}
