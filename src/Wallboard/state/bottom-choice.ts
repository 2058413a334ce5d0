import type { SiteRow } from '../feed/frame-contract';

/** A figure of the day that a board may show at its bottom. */
export const figureNames = ['gotThrough', 'hungUp', 'notCalledBack', 'promisesDue', 'revenueLost'] as const;
export type FigureName = (typeof figureNames)[number];

type Known = Pick<SiteRow, 'unreturned' | 'promises' | 'valueLost' | 'valueAtRisk'>;

/**
 * Which figures stand at the bottom, in their order. A board that names some gets those, known or not; one that names
 * none gets all that this hub can tell, so that a figure nobody asked for does not stand there empty.
 */
export function shownFigures(named: readonly string[], site: Known): readonly FigureName[] {
  const asked = [...new Set(named)].filter(isFigureName);
  return asked.length > 0 ? asked : figureNames.filter((name) => isTold(name, site));
}

function isFigureName(name: string): name is FigureName {
  return (figureNames as readonly string[]).includes(name);
}

function isTold(name: FigureName, site: Known): boolean {
  switch (name) {
    case 'gotThrough':
    case 'hungUp':
      return true;
    case 'notCalledBack':
      return site.unreturned !== null;
    case 'promisesDue':
      return site.promises !== null;
    case 'revenueLost':
      return site.valueLost !== null || site.valueAtRisk !== null;
  }
}
