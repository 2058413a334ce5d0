const pauseMilliseconds = 60_000;

/** What a page remembers over its own reload and nothing else does: the name of its window. */
export interface ReloadMemory {
  name: string;
}

const prefix = 'queue-monitor loaded for ';

/**
 * When the page loads new files of the wallboard: while no row needs anybody, or at four in the night; and at most once
 * for each version, so that a version that fails to arrive does not make the wall reload for ever.
 */
export class NewVersion {
  private asked = Number.NEGATIVE_INFINITY;

  /** `own`: the version of the files that run here; null until it is known. */
  constructor(
    private own: string | null,
    private readonly memory: ReloadMemory,
  ) {}

  get running(): string {
    return this.own ?? '';
  }

  /** The hub serves this version. Whether to ask now whether the page may be loaded. `local`: any clock in ms. */
  due(served: string, mayInterrupt: boolean, local: number): boolean {
    this.own ??= served;
    if (served === this.own || this.memory.name === prefix + served) return false;
    if (!mayInterrupt || local - this.asked < pauseMilliseconds) return false;
    this.asked = local;
    return true;
  }

  /** To be called just before the page is loaded anew for a version. */
  loading(served: string): void {
    this.memory.name = prefix + served;
  }
}

/** The version that the build wrote into the page. */
export function ownVersion(): string | null {
  return document.querySelector('meta[name=version]')?.getAttribute('content') ?? null;
}
