import type { Channel, ServiceLevel, Threshold } from '../../feed/frame-contract';
import type { Speech } from '../spans';

type Lines = readonly [string, string];

const newcomers: Record<Channel, string> = {
  voice: 'Predicted wait for a new caller',
  chat: 'Predicted wait for a new chat',
  email: 'Predicted wait for a new e-mail',
  social: 'Predicted wait for a new message',
};
const spokenChannels: Record<Channel, string> = { voice: 'phone', chat: 'chat', email: 'e-mail', social: 'social media' };

/** What a share in time counts. */
const formulas: Record<ServiceLevel['formula'], string> = {
  atThreshold: 'decided at the promise',
  abandonsAgainst: 'hang-ups count against us',
  abandonsIgnored: 'early hang-ups left out',
  abandonsFor: 'early hang-ups count as kept',
};
const agents = { one: 'agent', other: 'agents' };

/** What the layouts for one queue and for many say, and the advice beside the headline. */
export function layoutTexts({ number, counted, threshold }: Speech) {
  return {
    /** What to do now, in two lines, and what it changes. */
    advice: {
      moveFrom: (n: number, name: string): Lines => [`Move ${counted(n, agents)}`, `from ${name}`],
      /** Somebody has asked for it. */
      moving: (n: number, name: string): Lines => [`${counted(n, agents)} on the way`, `from ${name}`],
      toQueueUntil: (name: string, time: string) => `to ${name} until ${time}`,
      /** Beneath, where the headline is about another queue. */
      toQueue: (name: string) => `to ${name}`,
      moveTo: (n: number, name: string): Lines => [`Move ${counted(n, agents)}`, `to ${name}`],
      returnTo: (n: number, name: string): Lines => [`Return ${counted(n, agents)}`, `to ${name}`],
      returnOwn: (n: number): Lines => [`Return ${counted(n, agents)}`, 'to where they belong'],
      hangUpsFall: (before: number, after: number) => `Likely hang-ups fall from ${number(before)} to ${number(after)}`,
      lateFall: (before: number, after: number) => `Likely late replies fall from ${number(before)} to ${number(after)}`,
    },

    single: {
      place: (name: string, channel: Channel) => `${name}, ${spokenChannels[channel]}`,
      /** Stands after the count; the first part stands out. `over` is null where no promise is set. */
      waiting: (n: number, over: number | null): Lines => {
        if (n === 0 || over === null) return ['waiting', ''];
        return ['waiting,', over === 0 ? 'none past the promise' : `${number(over)} past the promise`];
      },
      longest: 'longest',
      likely: 'likely to hang up',
      likelyLate: 'will be late',
      customerLongest: (clock: string) => `one customer has waited ${clock} in all`,
      /** Of those answered today, by their own clocks. */
      customerWait: (clock: string) => `half waited ${clock} or less in all today`,
      promise: (t: Threshold) => `promise ${threshold(t)}`,
      waited: 'waited',
      risk: 'hang-up risk',
      lateRisk: 'late risk',
      predicted: (channel: Channel) => newcomers[channel],
      holds: (range: string, tenths: number) => `${range}, held ${tenths} times in 10`,
      inTime: 'In time, last 30 min',
      inTimeToday: 'In time, today',
      /** The first part stands out. */
      below: (points: number, share: string): Lines => [`${number(points)} below the goal`, `of ${share}`],
      above: (points: number, share: string): Lines => [`${number(points)} above the goal`, `of ${share}`],
      onGoal: (share: string): Lines => ['on the goal', `of ${share}`],
      noGoal: 'no promise set, so no goal',
      decided: (hits: number, decided: number) => `${number(hits)} of ${number(decided)}`,
      formula: (formula: ServiceLevel['formula']) => formulas[formula],
      agents: 'Free agents',
      nobodySignedIn: 'nobody signed in',
      noAgents: 'no source tells of agents',
      busy: (n: number) => `${number(n)} busy`,
      ringing: (n: number) => `${number(n)} ringing`,
      wrapUp: (n: number) => `${number(n)} in wrap-up`,
      paused: (n: number) => `${number(n)} paused`,
      today: 'Today',
      /** `atOnce` hung up so soon that they count neither for nor against. */
      hungUp: (n: number, atOnce: number) => {
        if (atOnce === 0) return n === 0 ? 'nobody hung up' : `${number(n)} hung up`;
        return n === 0 ? `${number(atOnce)} hung up at once` : `${number(n)} hung up, ${number(atOnce)} more at once`;
      },
      notCalledBack: (n: number) => (n === 0 ? 'nobody left to call back' : `${number(n)} not called back yet`),
      solved: (share: string) => `${share} solved`,
      rated: (mean: string) => `rated ${mean} of 5`,
      solvedRated: (share: string, mean: string) => `${share} solved, rated ${mean} of 5`,
      answered: 'answered',
      dueToday: (n: number) => `${number(n)} more due today`,
      now: 'now',
      longestNow: (wait: string) => `${wait} longest`,
      bars: 'bars: waiting',
    },

    many: {
      queues: (n: number) => counted(n, { one: 'queue', other: 'queues' }),
      needYou: (attention: number, n: number) => `Needs you, ${number(attention)} of ${number(n)}`,
      line: 'Longest first',
      onPromise: (n: number) => `On promise, ${number(n)}`,
      others: (n: number) => `All others, ${number(n)}`,
      columns: 'waiting now, predicted wait',
      columnsWithoutForecast: 'waiting now, longest wait',
      more: (n: number) => (n === 1 ? 'and 1 more needs you' : `and ${number(n)} more need you`),
      bounds: (low: string, high: string) => `${low}–${high}`,
      page: (page: number, pages: number) => `page ${number(page)} of ${number(pages)}`,
    },
  };
}

export type LayoutTexts = ReturnType<typeof layoutTexts>;
