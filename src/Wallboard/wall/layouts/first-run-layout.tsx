import { now, words } from '../../state/wall-state';
import { BoardHeadline } from '../headline/board-headline';
import { UnknownGlyph } from '../shapes/glyphs';
import { Cross, PersonHead } from '../shapes/heads';
import { TopLine } from '../top-line';
import '../../theme/first-run.css';

/** No queue yet: what to send, and how to read what will come. */
export function FirstRunLayout() {
  const { texts } = words.value;
  const say = texts.firstRun;
  return (
    <main class="wall">
      <TopLine />
      <BoardHeadline />
      <section class="first-run">
        <ol class="steps">
          {say.steps.map(([title, text], i) => (
            <li key={title} class={i === 0 ? 'step step-now' : 'step'}>
              <span class="step-number display" aria-hidden="true">
                {i + 1}
              </span>
              <div>
                <h2>{title}</h2>
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ol>
        <div>
          <Example />
          <p class="listening">
            <UnknownGlyph size={4.08} />
            <span>
              <b>{say.nothingYet}</b> <ListeningSince />
            </span>
          </p>
        </div>
      </section>
      <HowToRead />
    </main>
  );
}

const pageOpened = Date.now();

function ListeningSince() {
  const { texts, formats } = words.value;
  return <>{texts.firstRun.listeningSince(formats.time(pageOpened))}</>;
}

/** Loopback needs no key; anywhere else the program does not even start without. */
const isLoopback = /^(localhost|127\.|\[::1\])/.test(location.hostname);

function Example() {
  const say = words.value.texts.firstRun;
  const at = new Date(now.value).toISOString().replace('.000', '');
  return (
    <pre class="example">
      <b>POST</b> {location.origin}/api/v1/events{'\n'}
      {!isLoopback && (
        <>
          Authorization: Bearer <i>{say.key}</i>
          {'\n'}
        </>
      )}
      {`\n{\n  "type":    "contact.queued",\n  "contact": "c-1041",\n  "queue":   "Billing",\n  "channel": "voice",\n  "at":      "${at}"\n}`}
    </pre>
  );
}

const examplePins = [
  { x: 24, y: 36 },
  { x: 94, y: 58 },
  { x: 164, y: 84 },
  { x: 234, y: 108 },
  { x: 304, y: 124 },
] as const;

function HowToRead() {
  const say = words.value.texts.firstRun;
  return (
    <section class="how-to-read">
      <h2>{say.howToRead}</h2>
      <div>
        <svg class="strip" viewBox="0 0 420 150" style={{ width: '42rem', height: '15rem' }} aria-hidden="true">
          <path d="M0 149H420" class="baseline" stroke-width="2" />
          <path d="M0 100H420" class="promise" stroke-width="2" stroke-dasharray="2 7" stroke-linecap="round" />
          {examplePins.map(({ x, y }) => (
            <g key={x} class="pin pin-ring">
              <path d={`M${x} 149V${y}`} class="stem" stroke-width="14" />
              <PersonHead head="ring" x={x} y={y} size={20} />
            </g>
          ))}
          <Cross x={374} y={134} arm={9} />
        </svg>
        <ul>
          {say.legend.map(([term, text]) => (
            <li key={term}>
              <b>{term}</b> {text}
            </li>
          ))}
          <li>
            <b>{say.crossTerm}</b> {say.cross}
          </li>
        </ul>
      </div>
    </section>
  );
}
