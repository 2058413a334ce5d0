import { useEffect, useState } from 'preact/hooks';
import { ApiProblem } from '../api/request';
import { previewQueueSettings, type QueueSettingsAnswer } from '../api/settings';
import type { SettingsEditing } from './use-settings';

const pauseMilliseconds = 400;

export interface Preview {
  /** The settings as they would be, with all that would change; null while nothing is changed or nothing is known. */
  readonly after: QueueSettingsAnswer | null;
  /** What the hub would refuse, told before anybody asks for it. */
  readonly trouble: ApiProblem | null;
}

const nothing: Preview = { after: null, trouble: null };

/** Asks the hub what the changes would do, a moment after the last of them; nothing is saved by it. */
export function usePreview(queue: string, editing: SettingsEditing<QueueSettingsAnswer>): Preview {
  const [preview, setPreview] = useState<Preview>(nothing);
  const { changes, broken, base } = editing;
  const told = JSON.stringify(changes);
  useEffect(() => {
    setPreview(nothing);
    if (told === '{}' || broken.size > 0 || base?.defaults === undefined) return;
    let over = false;
    const show = (next: Preview) => {
      if (!over) setPreview(next);
    };
    const timer = setTimeout(() => {
      previewQueueSettings(queue, changes).then(
        (after) => show({ after, trouble: null }),
        (error) => show({ after: null, trouble: error instanceof ApiProblem ? error : null }),
      );
    }, pauseMilliseconds);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [queue, told, broken.size]);
  return preview;
}
