import { useEffect } from 'preact/hooks';
import { saving, unsaved } from './place';

/** Tells whoever wants to leave the page whether it holds changes that are not saved, and whether they are being saved now. */
export function useUnsaved(changed: boolean, busy: boolean): void {
  useEffect(() => {
    unsaved.value = changed;
    return () => {
      unsaved.value = false;
    };
  }, [changed]);
  useEffect(() => {
    saving.value = busy;
    return () => {
      saving.value = false;
    };
  }, [busy]);
}
