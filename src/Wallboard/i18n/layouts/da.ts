import type { Channel, ServiceLevel } from '../../feed/frame-contract';
import type { Speech } from '../spans';
import type { LayoutTexts } from './en';

const newcomers: Record<Channel, string> = {
  voice: 'Forventet ventetid for et nyt opkald',
  chat: 'Forventet ventetid for en ny chat',
  email: 'Forventet ventetid for en ny e-mail',
  social: 'Forventet ventetid for en ny besked',
};
const spokenChannels: Record<Channel, string> = { voice: 'telefon', chat: 'chat', email: 'e-mail', social: 'sociale medier' };
const formulas: Record<ServiceLevel['formula'], string> = {
  atThreshold: 'afgjort ved løftet',
  abandonsAgainst: 'afbrud tæller imod os',
  abandonsIgnored: 'tidlige afbrud er udeladt',
  abandonsFor: 'tidlige afbrud er regnet med',
};
const people = { one: 'person', other: 'personer' };

/** Danish. */
export function layoutTexts({ number, counted, threshold }: Speech): LayoutTexts {
  return {
    advice: {
      moveFrom: (n, name) => [`Flyt ${counted(n, people)}`, `fra ${name}`],
      moving: (n, name) => [`${counted(n, people)} på vej`, `fra ${name}`],
      toQueueUntil: (name, time) => `til ${name} indtil ${time}`,
      toQueue: (name) => `til ${name}`,
      moveTo: (n, name) => [`Flyt ${counted(n, people)}`, `til ${name}`],
      returnTo: (n, name) => [`Send ${counted(n, people)}`, `tilbage til ${name}`],
      returnOwn: (n) => [`Send ${counted(n, people)}`, 'tilbage til egen kø'],
      hangUpsFall: (before, after) => `Så lægger nok ${number(after)} på, ikke ${number(before)}`,
      lateFall: (before, after) => `Så bliver nok ${number(after)} forsinkede, ikke ${number(before)}`,
    },

    single: {
      place: (name, channel) => `${name}, ${spokenChannels[channel]}`,
      waiting: (n, over) => {
        if (n === 0 || over === null) return ['venter', ''];
        return ['venter,', over === 0 ? 'ingen over løftet' : `${number(over)} over løftet`];
      },
      longest: 'længst',
      likely: 'lægger sandsynligvis på',
      likelyLate: 'bliver forsinkede',
      customerLongest: (clock) => `én kunde har ventet ${clock} i alt`,
      customerWait: (clock) => `halvdelen ventede højst ${clock} i alt i dag`,
      promise: (t) => `løfte ${threshold(t)}`,
      waited: 'ventet',
      risk: 'risiko',
      lateRisk: 'risiko',
      predicted: (channel) => newcomers[channel],
      holds: (range, tenths) => `${range}, holdt ${tenths} ud af 10 gange`,
      inTime: 'Til tiden, seneste 30 min.',
      inTimeToday: 'Til tiden, i dag',
      below: (points, share) => [`${number(points)} under målet`, `på ${share}`],
      above: (points, share) => [`${number(points)} over målet`, `på ${share}`],
      onGoal: (share) => ['på målet', `på ${share}`],
      noGoal: 'intet løfte, altså intet mål',
      decided: (hits, decided) => `${number(hits)} af ${number(decided)}`,
      formula: (formula) => formulas[formula],
      agents: 'Ledige',
      nobodySignedIn: 'ingen er logget på',
      noAgents: 'ingen tal for medarbejdere',
      busy: (n) => `${number(n)} ${n === 1 ? 'optaget' : 'optagne'}`,
      ringing: (n) => `det ringer hos ${number(n)}`,
      wrapUp: (n) => `${number(n)} i efterarbejde`,
      paused: (n) => `${number(n)} på pause`,
      today: 'I dag',
      hungUp: (n, atOnce) => {
        if (atOnce === 0) return n === 0 ? 'ingen lagde på' : `${number(n)} lagde på`;
        return n === 0 ? `${number(atOnce)} lagde på straks` : `${number(n)} lagde på, ${number(atOnce)} mere straks`;
      },
      notCalledBack: (n) => (n === 0 ? 'ingen tilbage at ringe op' : `${number(n)} ikke ringet tilbage endnu`),
      solved: (share) => `${share} løst`,
      rated: (mean) => `vurderet til ${mean} af 5`,
      solvedRated: (share, mean) => `${share} løst, vurderet til ${mean} af 5`,
      answered: 'besvaret',
      dueToday: (n) => `${number(n)} mere har frist i dag`,
      now: 'nu',
      longestNow: (wait) => `${wait} længst`,
      bars: 'søjler: venter',
    },

    many: {
      queues: (n) => counted(n, { one: 'kø', other: 'køer' }),
      needYou: (attention, n) => `Har brug for dig, ${number(attention)} af ${number(n)}`,
      line: 'Længst først',
      onPromise: (n) => `Inden for løftet, ${number(n)}`,
      others: (n) => `Alle andre, ${number(n)}`,
      columns: 'venter nu, forventet ventetid',
      columnsWithoutForecast: 'venter nu, længste ventetid',
      more: (n) => `og ${number(n)} mere har brug for dig`,
      bounds: (low, high) => `${low}–${high}`,
      page: (page, pages) => `side ${number(page)} af ${number(pages)}`,
    },
  };
}
