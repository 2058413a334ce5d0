import type { Channel, ServiceLevel } from '../../feed/frame-contract';
import type { Speech } from '../spans';
import type { LayoutTexts } from './en';

const newcomers: Record<Channel, string> = {
  voice: 'Förväntad väntetid för ny uppringare',
  chat: 'Förväntad väntetid för ny chatt',
  email: 'Förväntad väntetid för nytt mejl',
  social: 'Förväntad väntetid för nytt meddelande',
};
const spokenChannels: Record<Channel, string> = { voice: 'telefon', chat: 'chatt', email: 'mejl', social: 'sociala medier' };
const formulas: Record<ServiceLevel['formula'], string> = {
  atThreshold: 'avgjorda vid löftet',
  abandonsAgainst: 'de som lade på räknas mot oss',
  abandonsIgnored: 'de som lade på tidigt är utelämnade',
  abandonsFor: 'de som lade på tidigt räknas med',
};
const people = { one: 'person', other: 'personer' };

/** Swedish. */
export function layoutTexts({ number, counted, threshold }: Speech): LayoutTexts {
  return {
    advice: {
      moveFrom: (n, name) => [`Flytta ${counted(n, people)}`, `från ${name}`],
      moving: (n, name) => [`${counted(n, people)} på väg`, `från ${name}`],
      toQueueUntil: (name, time) => `till ${name}, fram till ${time}`,
      toQueue: (name) => `till ${name}`,
      moveTo: (n, name) => [`Flytta ${counted(n, people)}`, `till ${name}`],
      returnTo: (n, name) => [`Skicka ${counted(n, people)}`, `tillbaka till ${name}`],
      returnOwn: (n) => [`Skicka ${counted(n, people)}`, 'tillbaka till egen kö'],
      hangUpsFall: (before, after) => `Då lägger troligen ${number(after)} på, inte ${number(before)}`,
      lateFall: (before, after) => `Då blir troligen ${number(after)} försenade, inte ${number(before)}`,
    },

    single: {
      place: (name, channel) => `${name}, ${spokenChannels[channel]}`,
      waiting: (n, over) => {
        if (n === 0 || over === null) return ['väntar', ''];
        return ['väntar,', over === 0 ? 'ingen över löftet' : `${number(over)} över löftet`];
      },
      longest: 'längst',
      likely: 'lägger troligen på',
      likelyLate: 'blir försenade',
      customerLongest: (clock) => `en kund har väntat ${clock} totalt`,
      customerWait: (clock) => `hälften väntade högst ${clock} totalt i dag`,
      promise: (t) => `löfte ${threshold(t)}`,
      waited: 'väntat',
      risk: 'risk',
      lateRisk: 'risk',
      predicted: (channel) => newcomers[channel],
      holds: (range, tenths) => `${range}, höll ${tenths} gånger av 10`,
      inTime: 'I tid, senaste 30 min',
      inTimeToday: 'I tid, i dag',
      below: (points, share) => [`${number(points)} under målet`, `på ${share}`],
      above: (points, share) => [`${number(points)} över målet`, `på ${share}`],
      onGoal: (share) => ['på målet', `på ${share}`],
      noGoal: 'utan löfte, alltså utan mål',
      decided: (hits, decided) => `${number(hits)} av ${number(decided)}`,
      formula: (formula) => formulas[formula],
      agents: 'Lediga',
      nobodySignedIn: 'ingen är inloggad',
      noAgents: 'inga uppgifter om personal',
      busy: (n) => `${number(n)} ${n === 1 ? 'upptagen' : 'upptagna'}`,
      ringing: (n) => `det ringer hos ${number(n)}`,
      wrapUp: (n) => `${number(n)} i efterarbete`,
      paused: (n) => `${number(n)} i paus`,
      today: 'I dag',
      hungUp: (n, atOnce) => {
        if (atOnce === 0) return n === 0 ? 'ingen lade på' : `${number(n)} lade på`;
        return n === 0 ? `${number(atOnce)} lade på direkt` : `${number(n)} lade på, ${number(atOnce)} till direkt`;
      },
      notCalledBack: (n) => (n === 0 ? 'ingen kvar att ringa upp' : `${number(n)} ej återuppringda än`),
      solved: (share) => `${share} lösta`,
      rated: (mean) => `betyg ${mean} av 5`,
      solvedRated: (share, mean) => `${share} lösta, betyg ${mean} av 5`,
      answered: 'besvarade',
      dueToday: (n) => `${number(n)} till ska besvaras i dag`,
      now: 'nu',
      longestNow: (wait) => `${wait} längst`,
      bars: 'staplar: väntar',
    },

    many: {
      queues: (n) => counted(n, { one: 'kö', other: 'köer' }),
      needYou: (attention, n) => `Behöver dig, ${number(attention)} av ${number(n)}`,
      line: 'Längst först',
      onPromise: (n) => `Inom löftet, ${number(n)}`,
      others: (n) => `Alla andra, ${number(n)}`,
      columns: 'väntar nu, förväntad väntetid',
      columnsWithoutForecast: 'väntar nu, längsta väntetid',
      more: (n) => `och ${number(n)} till behöver dig`,
      bounds: (low, high) => `${low}–${high}`,
      page: (page, pages) => `sida ${number(page)} av ${number(pages)}`,
    },
  };
}
