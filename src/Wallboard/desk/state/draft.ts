import { computed, type ReadonlySignal, signal } from '@preact/signals';

const stepsMax = 200;

/** What is being changed, with every step to go back to. Typing in one field is one step. */
export class Draft<T> {
  private readonly value;
  private readonly past = signal<readonly T[]>([]);
  private readonly future = signal<readonly T[]>([]);
  private lastField: string | null = null;

  readonly canUndo: ReadonlySignal<boolean> = computed(() => this.past.value.length > 0);
  readonly canRedo: ReadonlySignal<boolean> = computed(() => this.future.value.length > 0);

  constructor(first: T) {
    this.value = signal(first);
  }

  get now(): T {
    return this.value.value;
  }

  /** `field`: what is changed; steps of one field that follow each other are one. */
  change(part: Partial<T>, field: string | null = null): void {
    if (field === null || field !== this.lastField) this.past.value = [...this.past.peek(), this.value.peek()].slice(-stepsMax);
    this.lastField = field;
    this.future.value = [];
    this.value.value = { ...this.value.peek(), ...part };
  }

  undo(): void {
    this.step(this.past, this.future);
  }

  redo(): void {
    this.step(this.future, this.past);
  }

  private step(from: { value: readonly T[]; peek(): readonly T[] }, to: { value: readonly T[]; peek(): readonly T[] }): void {
    const last = from.peek()[from.peek().length - 1];
    if (last === undefined) return;
    from.value = from.peek().slice(0, -1);
    to.value = [...to.peek(), this.value.peek()];
    this.value.value = last;
    this.lastField = null;
  }
}
