import { get } from './request';

/** A wall that is on, as GET /api/v1/walls tells. */
export interface WallNow {
  readonly screen: string | null; // of a wall with a link
  readonly name: string | null;
  readonly wall: string | null;
  readonly board: string;
  readonly version: string | null; // null: a reader of the stream that is no wall of ours
  readonly isNewest: boolean;
  readonly width: number | null;
  readonly height: number | null;
  readonly since: string;
  readonly sentSeq: number;
  readonly paintedSeq: number | null;
  readonly paintedAt: string | null;
  readonly transport: string;
  readonly language: string | null;
  readonly notices?: readonly string[]; // what somebody should look after there: soundBlocked
}

export interface Walls {
  readonly walls: readonly WallNow[];
}

export const readWalls = (site: string) => get<Walls>('walls', { site });

// About a second of frames: a wall tells of its paints once a second, so it may be right and have told less.
const framesUntoldMax = 4;
const paintAgeSecondsMax = 15;

/** Seconds since a wall last told of a paint; null while it has not. */
export function paintAge({ paintedAt }: WallNow, now: number): number | null {
  return paintedAt === null ? null : Math.max(0, Math.floor((now - Date.parse(paintedAt)) / 1000));
}

/** True for a wall that was sent news and has not painted them: what it shows is old. A quiet floor is no fault of its walls. */
export function isBehind(wall: WallNow, now: number): boolean {
  const age = paintAge(wall, now) ?? (now - Date.parse(wall.since)) / 1000;
  return age > paintAgeSecondsMax && wall.sentSeq - (wall.paintedSeq ?? 0) > framesUntoldMax;
}

/** The frame of the boards page, which is no wall that anybody looks after. */
export const isPreview = ({ wall }: WallNow) => wall === 'preview';
