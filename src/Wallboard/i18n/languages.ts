/** What a language's file has: all texts under one name. */
interface LanguageFile<T> {
  readonly texts: T;
}

/** So long a wall stands still for its language; then it speaks English until the language is there. */
const waitMillisecondsMax = 2_000;
const retryMilliseconds = 30_000;

interface Loading<T> {
  texts: T | null;
  readonly askedAt: number;
  /** Until when the page stands still for it; a second try is not waited for. */
  readonly heldUntil: number;
  failed: boolean;
}

// Norwegian has two written forms and an older tag for both; the wall speaks bokmål.
const alias = new Map([
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/** The texts of each language that a page can speak, loaded when they are first needed. */
export class Languages<T> {
  private readonly asked = new Map<string, Loading<T>>();
  private readonly files: ReadonlyMap<string, () => Promise<LanguageFile<T>>>;

  constructor(
    private readonly english: T,
    files: Readonly<Record<string, () => Promise<LanguageFile<T>>>>,
  ) {
    this.files = new Map(Object.entries(files));
  }

  /** Tags of all languages, English first. */
  get tags(): readonly string[] {
    return ['en', ...this.files.keys()];
  }

  /** All texts of a language such as nb, sv-SE or en; English where it is not spoken. Rejects when its file cannot be loaded. */
  async load(language: string): Promise<T> {
    const file = this.files.get(this.tagOf(language));
    return file === undefined ? this.english : (await file()).texts;
  }

  /**
   * The texts of a language to show at a moment (milliseconds on any one clock); null while they may still come soon, and
   * English when they take longer. `arrived` is called once they are there, or when it is time to stop waiting.
   */
  now(language: string, moment: number, arrived: () => void): T | null {
    const tag = this.tagOf(language);
    if (!this.files.has(tag)) return this.english;
    let loading = this.asked.get(tag);
    if (loading === undefined) loading = this.ask(tag, moment, waitMillisecondsMax, arrived);
    else if (loading.failed && moment - loading.askedAt >= retryMilliseconds) loading = this.ask(tag, moment, 0, arrived);
    if (loading.texts !== null) return loading.texts;
    return loading.failed || moment >= loading.heldUntil ? this.english : null;
  }

  private ask(tag: string, moment: number, wait: number, arrived: () => void): Loading<T> {
    const loading: Loading<T> = { texts: null, askedAt: moment, heldUntil: moment + wait, failed: false };
    this.asked.set(tag, loading);
    const late = setTimeout(arrived, wait);
    this.load(tag)
      .then((texts) => {
        loading.texts = texts;
      })
      .catch(() => {
        loading.failed = true; // asked for again in a while: the hub may be starting
      })
      .finally(() => {
        clearTimeout(late);
        arrived();
      });
    return loading;
  }

  private tagOf(language: string): string {
    const whole = language.toLowerCase();
    const tag = this.files.has(whole) ? whole : (whole.split(/[-_]/)[0] ?? 'en');
    return alias.get(tag) ?? tag;
  }
}
