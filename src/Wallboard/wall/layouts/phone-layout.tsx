import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { arrangement, board, words } from '../../state/wall-state';
import { BottomLine } from '../bottom-line';
import { BoardHeadline } from '../headline/board-headline';
import { Shapes } from '../legend';
import { NoticeLine, useNotice } from '../notice-line';
import { PhoneCard, PhoneLine } from '../rows/phone-row';
import { TopLine } from '../top-line';
import { calmName, useForecasts } from './calm-heading';
import '../../theme/phone.css';
import '../../theme/phone-rows.css';
import '../../theme/phone-end.css';

/** In a hand: everything under one another, read by scrolling; how fresh it is stays at the top. */
export function PhoneLayout() {
  const { brief } = words.value.texts;
  return (
    <main class="wall phone">
      <TopLine />
      <BoardHeadline />
      {useNotice() && <NoticeLine />}
      <NeedsYou />
      <Calm />
      <Section name={brief.today}>
        <BottomLine labels="brief" />
      </Section>
      <Shapes />
    </main>
  );
}

interface SectionProps {
  readonly name: string;
  readonly more?: string;
  readonly children: ComponentChildren;
}

function Section({ name, more = '', children }: SectionProps) {
  return (
    <section>
      <h2>
        {name}
        {more !== '' && <span>{more}</span>}
      </h2>
      {children}
    </section>
  );
}

function NeedsYou() {
  const attention = useComputed(() => arrangement.value.attention).value;
  const all = useComputed(() => board.value?.order.length ?? 0).value;
  const { brief } = words.value.texts;
  if (attention.length === 0) return null;
  return (
    <Section name={brief.needsYou} more={brief.ofQueues(attention.length, all)}>
      <ul class="phone-cards">
        {attention.map((queue) => (
          <PhoneCard key={queue} queue={queue} />
        ))}
      </ul>
    </Section>
  );
}

function Calm() {
  const calm = useComputed(() => arrangement.value.calm).value;
  const name = useComputed(calmName).value;
  const forecasts = useForecasts();
  const { brief } = words.value.texts;
  if (calm.length === 0) return null;
  return (
    <Section name={name} more={forecasts ? brief.waitingAndPredicted : brief.waitingAndLongest}>
      <ul class="phone-lines">
        {calm.map((queue) => (
          <PhoneLine key={queue} queue={queue} forecasts={forecasts} />
        ))}
      </ul>
    </Section>
  );
}
