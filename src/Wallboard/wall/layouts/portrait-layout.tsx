import { useComputed } from '@preact/signals';
import { shownFigures } from '../../state/bottom-choice';
import { pageTurn } from '../../state/page-turn';
import { portraitSize } from '../../state/portrait-size';
import { shownAdvice } from '../../state/shown-advice';
import { viewport } from '../../state/viewport';
import { arrangement, board, step, words } from '../../state/wall-state';
import { BottomLine } from '../bottom-line';
import { BoardHeadline } from '../headline/board-headline';
import { Legend } from '../legend';
import { QueueCard } from '../rows/queue-card';
import { TopLine } from '../top-line';
import { CalmHeading, useForecasts } from './calm-heading';
import { placeCards, type Room } from './portrait-places';
import '../../theme/portrait.css';
import '../../theme/portrait-cards.css';
import '../../theme/portrait-end.css';

/** In rem, as the style sheet has them: what stands above and beneath the rows. */
const besideRows = { edges: 5.2, sides: 8, top: 4.8, headline: 27.6, aside: 13.7, legend: 4.8 };
const figuresRow = 9.2;
const figuresEdge = 1.6;
const figuresGap = 1.2;
const figuresPerRow = 3;

/** An upright wall: headline and advice across it, a card for each queue that needs somebody, a line for each other. */
export function PortraitLayout() {
  return (
    <main class="wall">
      <TopLine />
      <BoardHeadline />
      <Cards />
      <Legend />
      <BottomLine labels="upright" />
    </main>
  );
}

function roomOf(): Room {
  const size = portraitSize(viewport.value);
  const shown = board.value;
  const figures = shown === null ? 0 : Math.ceil(shownFigures(shown.info.bottom, shown.site).length / figuresPerRow);
  const bottom = figures === 0 ? 0 : figuresEdge + figures * figuresRow + (figures - 1) * figuresGap;
  const old = step.value === 'offline' || step.value === 'delayed';
  const aside = old || shownAdvice(shown, step.value) !== null ? besideRows.aside : 0;
  const { edges, sides, top, headline, legend } = besideRows;
  return { width: size.width - sides, height: size.height - edges - top - headline - aside - legend - bottom };
}

function Cards() {
  // As numbers: whoever draws them is not asked again while they stay the same.
  const width = useComputed(() => roomOf().width);
  const height = useComputed(() => roomOf().height);
  const placed = useComputed(() =>
    placeCards(arrangement.value, { width: width.value, height: height.value }, (pages) => pageTurn.value % pages),
  ).value;
  const order = useComputed(() => board.value?.order ?? []).value;
  const forecasts = useForecasts();
  const { texts } = words.value;
  return (
    <ul class="rows cards" style={{ height: `${height.value}rem` }}>
      {order.map((queue) => {
        const place = placed.places.get(queue);
        return place === undefined ? null : <QueueCard key={queue} queue={queue} place={place} forecasts={forecasts} />;
      })}
      {placed.hiddenAttention > 0 && (
        <li class="more-rows" key=" more" style={{ transform: `translateY(${placed.moreTop}rem)` }}>
          {texts.brief.moreNeedYou(placed.hiddenAttention)}
        </li>
      )}
      {placed.headingTop !== null && <CalmHeading key=" calm" placed={placed} top={placed.headingTop} forecasts={forecasts} />}
    </ul>
  );
}
