/** A country's name in a language, by its code of two letters; the code where it has none. */
export function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'region' }).of(code === 'UK' ? 'GB' : code) ?? code;
  } catch {
    return code;
  }
}

// As they are called there: browsers know no names of parts of countries. The codes are the hub's.
const partNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DE: {
    BB: 'Brandenburg',
    BE: 'Berlin',
    BW: 'Baden-Württemberg',
    BY: 'Bayern',
    HB: 'Bremen',
    HE: 'Hessen',
    HH: 'Hamburg',
    MV: 'Mecklenburg-Vorpommern',
    NI: 'Niedersachsen',
    NW: 'Nordrhein-Westfalen',
    RP: 'Rheinland-Pfalz',
    SH: 'Schleswig-Holstein',
    SL: 'Saarland',
    SN: 'Sachsen',
    ST: 'Sachsen-Anhalt',
    TH: 'Thüringen',
  },
  GB: { ENG: 'England', NIR: 'Northern Ireland', SCT: 'Scotland', WLS: 'Wales' },
};

/** Where holidays hold: a country, or a part of one with its country. */
export function placeName(country: string, region: string | null, locale: string): string {
  const whole = countryName(country, locale);
  if (region === null) return whole;
  return `${partNames[country === 'UK' ? 'GB' : country]?.[region] ?? region}, ${whole}`;
}

/** A day of the calendar, which has no zone: Sun 17 May. */
export function dayText(date: string, locale: string): string {
  const noon = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(noon)) return date;
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(noon);
}
