import type { Channel, ServiceLevel } from '../../feed/frame-contract';
import type { Speech } from '../spans';
import type { LayoutTexts } from './en';

const newcomers: Record<Channel, string> = {
  voice: 'Forventet ventetid for ny innringer',
  chat: 'Forventet ventetid for ny chat',
  email: 'Forventet ventetid for ny e-post',
  social: 'Forventet ventetid for ny melding',
};
const spokenChannels: Record<Channel, string> = { voice: 'telefon', chat: 'chat', email: 'e-post', social: 'sosiale medier' };
const formulas: Record<ServiceLevel['formula'], string> = {
  atThreshold: 'avgjort ved løftet',
  abandonsAgainst: 'de som la på, teller mot oss',
  abandonsIgnored: 'de som la på tidlig, er utelatt',
  abandonsFor: 'de som la på tidlig, regnes med',
};
const people = { one: 'person', other: 'personer' };

/** Norwegian bokmål. */
export function layoutTexts({ number, counted, threshold }: Speech): LayoutTexts {
  return {
    advice: {
      moveFrom: (n, name) => [`Flytt ${counted(n, people)}`, `fra ${name}`],
      moving: (n, name) => [`${counted(n, people)} på vei`, `fra ${name}`],
      toQueueUntil: (name, time) => `til ${name}, fram til ${time}`,
      toQueue: (name) => `til ${name}`,
      moveTo: (n, name) => [`Flytt ${counted(n, people)}`, `til ${name}`],
      returnTo: (n, name) => [`Send ${counted(n, people)}`, `tilbake til ${name}`],
      returnOwn: (n) => [`Send ${counted(n, people)}`, 'tilbake til egen kø'],
      hangUpsFall: (before, after) => `Da legger trolig ${number(after)} på, ikke ${number(before)}`,
      lateFall: (before, after) => `Da blir trolig ${number(after)} for sene, ikke ${number(before)}`,
    },

    single: {
      place: (name, channel) => `${name}, ${spokenChannels[channel]}`,
      waiting: (n, over) => {
        if (n === 0 || over === null) return ['venter', ''];
        return ['venter,', over === 0 ? 'ingen over løftet' : `${number(over)} over løftet`];
      },
      longest: 'lengst',
      likely: 'vil trolig legge på',
      likelyLate: 'blir for sene',
      customerLongest: (clock) => `én kunde har ventet ${clock} i alt`,
      customerWait: (clock) => `halvparten ventet høyst ${clock} i alt i dag`,
      promise: (t) => `løfte ${threshold(t)}`,
      waited: 'ventet',
      risk: 'risiko',
      lateRisk: 'risiko',
      predicted: (channel) => newcomers[channel],
      holds: (range, tenths) => `${range}, holdt ${tenths} av 10 ganger`,
      inTime: 'I tide, siste 30 min',
      inTimeToday: 'I tide, i dag',
      below: (points, share) => [`${number(points)} under målet`, `på ${share}`],
      above: (points, share) => [`${number(points)} over målet`, `på ${share}`],
      onGoal: (share) => ['på målet', `på ${share}`],
      noGoal: 'uten løfte, altså uten mål',
      decided: (hits, decided) => `${number(hits)} av ${number(decided)}`,
      formula: (formula) => formulas[formula],
      agents: 'Ledige',
      nobodySignedIn: 'ingen er logget inn',
      noAgents: 'ingen tall på medarbeidere',
      busy: (n) => `${number(n)} ${n === 1 ? 'opptatt' : 'opptatte'}`,
      ringing: (n) => `det ringer hos ${number(n)}`,
      wrapUp: (n) => `${number(n)} i etterarbeid`,
      paused: (n) => `${number(n)} i pause`,
      today: 'I dag',
      hungUp: (n, atOnce) => {
        if (atOnce === 0) return n === 0 ? 'ingen la på' : `${number(n)} la på`;
        return n === 0 ? `${number(atOnce)} la på med en gang` : `${number(n)} la på, ${number(atOnce)} til med en gang`;
      },
      notCalledBack: (n) => (n === 0 ? 'ingen igjen å ringe tilbake' : `${number(n)} ikke ringt tilbake ennå`),
      solved: (share) => `${share} løst`,
      rated: (mean) => `vurdert til ${mean} av 5`,
      solvedRated: (share, mean) => `${share} løst, vurdert til ${mean} av 5`,
      answered: 'besvart',
      dueToday: (n) => `${number(n)} til har frist i dag`,
      now: 'nå',
      longestNow: (wait) => `${wait} lengst`,
      bars: 'søyler: venter',
    },

    many: {
      queues: (n) => counted(n, { one: 'kø', other: 'køer' }),
      needYou: (attention, n) => `Trenger deg, ${number(attention)} av ${number(n)}`,
      line: 'Lengst først',
      onPromise: (n) => `Innenfor løftet, ${number(n)}`,
      others: (n) => `Alle andre, ${number(n)}`,
      columns: 'venter nå, forventet ventetid',
      columnsWithoutForecast: 'venter nå, lengste ventetid',
      more: (n) => `og ${number(n)} til trenger deg`,
      bounds: (low, high) => `${low}–${high}`,
      page: (page, pages) => `side ${number(page)} av ${number(pages)}`,
    },
  };
}
