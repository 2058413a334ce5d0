// What the hub sends to a wall. The hub writes it in src/Hub/Boards; a test holds both to tests/Hub.Tests/Boards/*.approved.json.
// Times are ISO 8601 in UTC. Durations are seconds. null means "not known" and is shown as –, never as 0.

export type Channel = 'voice' | 'chat' | 'email' | 'social';
export type Level = 'unknown' | 'fine' | 'warning' | 'critical';
export type FreshnessState = 'live' | 'quiet' | 'stale' | 'down';

/** A wait that may be working time: shown in m:ss, or in working days. */
export interface Threshold {
  readonly text: string; // PT20S, "2 working days"
  readonly seconds: number | null;
  readonly workingDays: number | null;
}

/** One waiting person, under a number that means nothing outside this board. */
export interface WaitingMark {
  readonly mark: number;
  readonly since: string;
  readonly dueAt: string;
  readonly workingDays: number | null;
  readonly ringing: boolean;
  readonly assigned: boolean;
  readonly priority: number;
  readonly risk: number | null;
  readonly risk5Min: number | null;
  readonly remaining: Range | null;
}

export interface WaitingGroup {
  readonly count: number;
  readonly since: string;
  readonly workingDays: number | null;
}

/** Someone who hung up within the last 30 s. */
export interface LossMark {
  readonly mark: number;
  readonly at: string;
  readonly waitedSeconds: number;
}

export interface Range {
  readonly seconds: number;
  readonly low: number;
  readonly high: number;
}

export interface PredictedWait extends Range {
  readonly basis: string;
  readonly coverage: number | null;
  readonly samples: number;
  /** The same in the queue's working time; null on voice and chat. */
  readonly workingDays: { readonly days: number; readonly low: number; readonly high: number } | null;
}

export interface Agents {
  readonly available: number;
  readonly ringing: number;
  readonly busy: number;
  readonly wrapUp: number;
  readonly paused: number;
  readonly signedIn: number;
  readonly staffed: number;
  readonly slots: number;
  readonly slotsFree: number;
}

export interface ServiceLevel {
  readonly value: number | null;
  readonly hits: number;
  readonly decided: number;
  readonly formula: 'atThreshold' | 'abandonsAgainst' | 'abandonsIgnored' | 'abandonsFor';
  readonly threshold: string | null; // null in a total over queues that have different ones
  readonly target: number | null;
}

export interface Window {
  readonly carriedIn: number;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly shortAbandoned: number;
  readonly left: Readonly<Record<string, number>>; // only reasons that happened
  readonly moved: number;
  readonly lost: number;
  readonly waiting: number;
  readonly reopened: number;
  readonly restated: number;
  readonly serviceLevel: ServiceLevel;
  readonly averageSpeedOfAnswerSeconds: number | null;
  readonly averageWaitSeconds: number | null;
  readonly waitP50Seconds: number | null;
  readonly waitP90Seconds: number | null;
  readonly waitP95Seconds: number | null;
  readonly abandonRate: number | null;
  readonly ended: number;
  readonly averageHandleSeconds: number | null;
  readonly handled: number;
  readonly occupancy: number | null;
}

export interface Trend {
  readonly pointMinutes: number; // 1, or 120 for e-mail and social (5 days)
  readonly waiting: readonly (number | null)[]; // 60 points, newest last
  readonly longestWaitSeconds: readonly (number | null)[];
  readonly longestWaitWorkingDays: readonly (number | null)[] | null;
}

/**
 * How the forecasts of a queue stand. none: this hub makes none; learning: too few answered contacts to say; off: switched
 * off here, since a plain average was better; unstaffed: nobody is there to answer;
 * closing: the queue closes before one who joins now would be answered.
 */
export type ForecastState = 'none' | 'learning' | 'ready' | 'off' | 'unstaffed' | 'closing';

/** What would help most now: agents to a queue, or back to where they came from; moving: somebody has asked for it. */
export interface Advice {
  readonly queue: string;
  readonly kind: 'move' | 'return' | 'moving';
  readonly agents: number;
  readonly from: string | null; // a queue
  readonly until?: string; // of moving: when they go back
  readonly likelyBefore: number | null; // how many are likely to hang up if nothing is done
  readonly likelyAfter: number | null; // and if it is
}

/** Why events of a source were refused; the most frequent of its causes. */
export type RefusalCause = 'unreadable' | 'unknownType' | 'missingField' | 'badValue' | 'badTime' | 'tooLarge' | 'accessDenied' | 'other';

/** A system that sends events. */
export interface SourceRow {
  readonly source: string;
  readonly state: FreshnessState;
  readonly heardAt: string | null;
  /** Today's events of it that could not be used; null when there were none in the last 30 minutes. */
  readonly refused: { readonly count: number; readonly since: string; readonly cause: RefusalCause; readonly lastAt: string } | null;
}

/** The five windows of time that a row tells of. */
export interface Windows {
  readonly last5: Window;
  readonly last30: Window;
  readonly last60: Window;
  readonly interval: Window;
  readonly today: Window;
}

/** One row of a board: the same fields as GET /api/v1/queues/{queue}, with marks instead of contacts. */
export interface QueueRow {
  readonly queue: string;
  readonly name: string;
  readonly shortName: string;
  readonly channel: Channel;
  readonly asOf: string;
  readonly open: boolean;
  readonly openChangesAt: string | null;
  readonly level: Level;
  readonly promiseConfirmed: boolean;
  readonly threshold: Threshold;
  readonly target: number;
  readonly waiting: number;
  readonly overThreshold: number;
  readonly longestSince: string | null; // the wall ticks it: serverNow − longestSince
  readonly longestWaitSeconds: number | null; // as of asOf
  readonly longestCustomerWaitSeconds: number | null;
  readonly longestWaitWorkingDays: number | null;
  readonly dueToday: number | null;
  readonly contacts: readonly WaitingMark[];
  readonly groups: readonly WaitingGroup[];
  readonly losses: readonly LossMark[];
  readonly forecast: ForecastState;
  readonly predictedWait: PredictedWait | null;
  readonly expectedAbandons5Min: number | null;
  readonly likely: number | null;
  readonly valueAtRisk: number | null;
  /** How long those answered today had waited by their own clocks, from first reaching us; null: nobody was answered. */
  readonly customerWait: {
    readonly meanSeconds: number;
    readonly p50Seconds: number;
    readonly p90Seconds: number;
    readonly answered: number;
  } | null;
  readonly agents: Agents | null;
  readonly windows: Windows;
  readonly trend: Trend;
  readonly freshness: { readonly state: FreshnessState; readonly heardAt: string | null };
  readonly outcome: Outcome | null;
  readonly pulse: Pulse | null;
}

/** A share with what it is made of, and its 95 % interval. */
export interface Share {
  readonly value: number | null;
  readonly hits: number;
  readonly of: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A share that is known only after so many days; value null: nobody has been watched for that long. */
export interface Lasting extends Share {
  readonly mature: number; // contacts of which it is known
  readonly days: number | null; // null: of queues with different ones
}

/** Whether matters were solved, over four weeks, as of the last full hour; and who gave up here and is not won back, now. */
export interface Outcome {
  readonly resolved: Lasting;
  readonly repeat: Lasting;
  readonly unreturned: number | null; // null: no contact ever named its customer
}

/** What customers thought today: a mean rating, 1 to 5, with its 95 % interval. */
export interface Pulse {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly count: number;
}

/** The site's line at the bottom. */
export interface SiteRow {
  readonly site: string;
  readonly name: string;
  readonly zone: string;
  readonly language: string;
  readonly currency: string | null;
  readonly waiting: number;
  readonly today: Window; // visits of all queues
  readonly agents: Agents | null;
  readonly contacts: {
    readonly open: number;
    readonly waitingNow: number;
    readonly connectedNow: number;
    readonly triedToday: number;
    readonly reachedToday: number;
    readonly gaveUpBeforeQueueToday: number;
    readonly turnedAwayToday: number;
    readonly directToday: number;
    readonly lostInTransferToday: number;
  };
  /** Who reached a person today, out of those who did or who hung up waiting. */
  readonly gotThroughToday: { readonly value: number | null; readonly reached: number; readonly tried: number };
  readonly customers: { readonly triedToday: number; readonly reachedToday: number; readonly unidentifiedContacts: number };
  /** Customers who gave up today, and those of them who have not got a human since and whom nobody has called back. */
  readonly unreturned: { readonly customers: number; readonly gaveUp: number } | null;
  readonly promises: { readonly dueToday: number; readonly likelyBroken: number | null } | null;
  readonly valueLost: number | null;
  readonly valueAtRisk: number | null;
  /** How often predicted ranges have held on the whole site; coverage null: too few to say. Null: nothing is predicted. */
  readonly ranges: { readonly coverage: number | null; readonly held: number; readonly scored: number } | null;
  readonly sources: readonly SourceRow[];
}

export interface BoardInfo {
  readonly board: string;
  readonly name: string | null;
  readonly layout: 'auto' | 'board' | 'single' | 'many';
  readonly language: string | null;
  readonly bottom: readonly string[]; // gotThrough, hungUp, notCalledBack, promisesDue, revenueLost; none known: all of them
}

/** The whole truth of a board; everything before it is void. */
export interface BoardSnapshot {
  readonly seq: number;
  readonly asOf: string;
  readonly serverTime: string;
  readonly newestReceivedAt: string | null;
  readonly version: string; // of the wallboard files: when it changes, load anew when calm
  readonly info: BoardInfo;
  readonly advice: Advice | null;
  readonly site: SiteRow;
  readonly queues: readonly QueueRow[]; // in the order of the board
}

/** What of a row changed: a field that is not there is unchanged, and so is a window that is not there. */
export type RowChange = { readonly queue: string } & Partial<Omit<QueueRow, 'windows'>> & { readonly windows?: Partial<Windows> };

/** What of the site's line changed: a field that is not there is unchanged. */
export type SiteChange = Partial<SiteRow>;

/** What changed since seq − 1. A gap in seq: join again. */
export interface BoardFrame {
  readonly seq: number;
  readonly asOf: string;
  readonly serverTime: string;
  readonly newestReceivedAt: string | null;
  readonly advice?: Advice | null; // not there: unchanged
  readonly site: SiteChange | null; // null: unchanged
  readonly queues: readonly RowChange[]; // only rows that changed; a row that is new here comes whole
  readonly order: readonly string[] | null; // names of all rows in order, when rows came, went or moved
}

/** Sent each second, also when nothing happens. */
export interface Beat {
  readonly seq: number;
  readonly serverTime: string;
}

/** A display that somebody set up, reached by its link: which boards it shows, and how. */
export interface ScreenView {
  readonly screen: string; // its id, no secret
  readonly name: string;
  readonly site: string;
  readonly boards: readonly { readonly board: string; readonly seconds: number }[]; // one: no rotation
  readonly language: string | null; // null: the board's, else the site's
  readonly theme: 'dark' | 'light';
  readonly sound: boolean;
  readonly dim: { readonly from: string; readonly to: string; readonly percent: number } | null; // HH:mm in the site's zone
  readonly burnInShift: boolean;
}

/** Why a Join or Show was refused, before a colon and the reason in English; a wall may meet one that it does not know. */
export type RefusalCode =
  | 'unknownSite'
  | 'unknownBoard'
  | 'linkUnknown'
  | 'linkRevoked'
  | 'signInNeeded'
  | 'notAllowed'
  | 'accessEnded'
  | 'codesUsedUp'
  | 'tooManyWalls'
  | 'tooManyBoards'
  | 'siteStopped'
  | 'recovering'
  | 'shuttingDown';

// SignalR hub /hubs/live, JSON protocol.
// Client calls:   Show(token: string, wall: WallInfo) → ScreenView (the screen of a link; from then on Join is bound to its boards)
//                 Join(board: string, wall: WallInfo) → BoardSnapshot (then "frame" and "beat" messages follow)
//                 SignIn(ticket: string) (of POST /api/v1/ticket: where a browser holds a key)
//                 AskForCode(wall: WallInfo) → PairingCode (to be typed at the desk; then "paired" follows)
//                 Each may be refused with a HubException "code: English sentence", see RefusalCode.
//                 Painted(seq: number, millisecondsFromArrivalToPaint: number) — at most once a second
// Server sends:   "frame"(BoardFrame) · "snapshot"(BoardSnapshot: the wall fell behind, or the board's choice changed) · "beat"(Beat)
//                 "screen"(ScreenView: it was changed; Join another board if need be)
//                 "paired"(token: string): the link of the screen that this wall is from now on
//                 "bye"(reason: string) — then the connection ends: "tooSlow", "shuttingDown", "boardRemoved", "linkRevoked", "accessEnded"
// Server-sent events: GET /api/v1/stream?board=… with events snapshot, frame, beat and the same data.
export interface PairingCode {
  readonly code: string; // six letters and digits
  readonly until: string; // then another is to be asked for
}

export interface WallInfo {
  readonly wall: string; // a name that the wall keeps for itself
  readonly version: string;
  readonly width: number;
  readonly height: number;
  readonly language: string | null; // the one that it shows; null: not known before its first board
  readonly notices: readonly string[]; // what somebody should look after there: soundBlocked
}
