import { useEffect, useRef, useState } from 'preact/hooks';
import type { PreviewChoice, PreviewMessage } from '../../state/preview';
import type { Theme } from '../../state/theme';
import type { BoardSettings } from '../api/boards';
import { boardOfAll } from '../api/boards';
import { Select } from '../kit/field';
import { words } from '../state/language';
import { pageAddress } from '../state/place';

const sizes = { wide: [1920, 1080], upright: [1080, 1920], phone: [390, 844] } as const;
type SizeName = keyof typeof sizes;

const heightMax = 620;

/** The real wall, made small, showing live what the board would show. */
export function BoardPreview({ board }: { readonly board: BoardSettings }) {
  const { say } = words.value;
  const [size, setSize] = useState<SizeName>('wide');
  const [theme, setTheme] = useState<Theme>('dark');
  const frame = useRef<HTMLIFrameElement>(null);
  const { queues, layout, language, bottom, name } = board;
  const choice: PreviewChoice = { queues, layout, language, bottom, name, theme };
  const newest = useRef(choice);
  newest.current = choice;
  const told = JSON.stringify(choice);
  useEffect(() => {
    const wall = frame.current?.contentWindow;
    const send = () =>
      wall?.postMessage({ kind: 'queue-monitor-preview', choice: newest.current } satisfies PreviewMessage, location.origin);
    const onReady = ({ source, origin, data }: MessageEvent<PreviewMessage | null>) => {
      if (source === wall && origin === location.origin && data?.kind === 'queue-monitor-preview') send();
    };
    addEventListener('message', onReady);
    return () => removeEventListener('message', onReady);
  }, []);
  useEffect(() => {
    frame.current?.contentWindow?.postMessage({ kind: 'queue-monitor-preview', choice } satisfies PreviewMessage, location.origin);
  }, [told]);
  const [width, height] = sizes[size];
  return (
    <section class="card preview" aria-label={say.boards.preview}>
      <div class="card-head">
        <h2>{say.boards.preview}</h2>
        <span class="card-more">{say.boards.previewLive}</span>
        <Select
          label={say.boards.previewSize}
          value={size}
          choices={(Object.keys(sizes) as SizeName[]).map((value) => ({ value, label: say.boards.sizes[value] }))}
          onChoose={setSize}
        />
        <Select
          label={say.boards.previewTheme}
          value={theme}
          choices={[
            { value: 'dark', label: say.themes.dark },
            { value: 'light', label: say.themes.light },
          ]}
          onChoose={setTheme}
        />
      </div>
      <ScaledFrame width={width} height={height}>
        {(style) => (
          <iframe
            ref={frame}
            class="preview-wall"
            style={style}
            src={pageAddress('./', { board: boardOfAll, preview: '' })}
            title={say.boards.preview}
            tabIndex={-1}
          />
        )}
      </ScaledFrame>
      {board.queues?.length === 0 && <p class="empty">{say.boards.previewEmpty}</p>}
    </section>
  );
}

interface ScaledFrameProps {
  readonly width: number;
  readonly height: number;
  readonly children: (style: { width: string; height: string; transform: string }) => preact.ComponentChild;
}

/** Room for a page of a given size, scaled down to the width that there is. */
function ScaledFrame({ width, height, children }: ScaledFrameProps) {
  const room = useRef<HTMLDivElement>(null);
  const [available, setAvailable] = useState(0);
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setAvailable(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(available / width, heightMax / height);
  return (
    <div class="preview-room" ref={room}>
      <div class="preview-size" style={{ width: `${width * scale}px`, height: `${height * scale}px` }}>
        {children({ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` })}
      </div>
    </div>
  );
}
