import { get } from './request';

/** A wall that is on, as GET /api/v1/walls tells. */
export interface WallNow {
  readonly screen: string | null; // of a wall with a link
  readonly name: string | null;
  readonly wall: string;
  readonly board: string;
  readonly version: string;
  readonly newest: boolean;
  readonly width: number;
  readonly height: number;
  readonly since: string;
  readonly lastPainted: string | null;
  readonly transport: string;
  readonly language: string | null;
}

/** A screen with a link that shows nothing now. */
export interface ScreenOff {
  readonly screen: string;
  readonly name: string;
  readonly lastSeen: string | null;
}

export interface Walls {
  readonly walls: readonly WallNow[];
  readonly off: readonly ScreenOff[];
}

export const readWalls = () => get<Walls>('walls');

/** The frame of the boards page, which is no wall that anybody looks after. */
export const isPreview = ({ wall }: WallNow) => wall === 'preview';
