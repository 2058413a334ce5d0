/** Hz, one after the other; a fourth downwards is heard without alarming anybody. */
const tones = [659.3, 493.9] as const;
const toneSeconds = 0.38;
const loudness = 0.12;

/** Plays the wall's one sound: two soft tones, 0.76 s in all. */
export class TwoTone {
  private context: AudioContext | null = null;

  /** `changed`: the browser has begun to let the page sound, or to forbid it. */
  constructor(private readonly changed: () => void) {}

  /** Asks the browser for its permission, and again whenever somebody touches the page. */
  prepare(): void {
    if (this.context !== null || typeof AudioContext === 'undefined') return;
    this.context = new AudioContext();
    this.context.addEventListener('statechange', this.changed);
    const wake = () => void this.context?.resume().catch(() => undefined);
    addEventListener('pointerdown', wake);
    addEventListener('keydown', wake);
    wake();
  }

  get allowed(): boolean {
    return this.context?.state === 'running';
  }

  play(): void {
    const context = this.context;
    if (context === null || !this.allowed) return;
    tones.forEach((frequency, i) => {
      const starts = context.currentTime + 0.02 + i * toneSeconds;
      const tone = new OscillatorNode(context, { type: 'sine', frequency });
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setValueAtTime(0, starts);
      gain.gain.linearRampToValueAtTime(loudness, starts + 0.03);
      gain.gain.linearRampToValueAtTime(0, starts + toneSeconds);
      tone.connect(gain).connect(context.destination);
      tone.start(starts);
      tone.stop(starts + toneSeconds);
    });
  }
}
