import { describe, expect, it } from 'vitest';
import { Draft } from './draft';

describe('a draft', () => {
  it('goes back step by step, and forth again', () => {
    const draft = new Draft({ name: 'a', size: 1 });
    expect([draft.canUndo.value, draft.canRedo.value]).toEqual([false, false]);
    draft.change({ name: 'b' });
    draft.change({ size: 2 });
    draft.undo();
    expect(draft.now).toEqual({ name: 'b', size: 1 });
    draft.undo();
    draft.undo();
    expect(draft.now).toEqual({ name: 'a', size: 1 });
    draft.redo();
    draft.redo();
    draft.redo();
    expect(draft.now).toEqual({ name: 'b', size: 2 });
  });

  it('takes typing in one field as one step, and another field as another', () => {
    const draft = new Draft({ name: '', size: 1 });
    for (const name of ['B', 'Bi', 'Bil']) draft.change({ name }, 'name');
    draft.change({ size: 3 }, 'size');
    draft.change({ name: 'Bill' }, 'name');
    draft.undo();
    expect(draft.now).toEqual({ name: 'Bil', size: 3 });
    draft.undo();
    draft.undo();
    expect(draft.now).toEqual({ name: '', size: 1 });
    expect(draft.canUndo.value).toBe(false);
  });

  it('forgets what was undone once something else is changed', () => {
    const draft = new Draft({ name: 'a' });
    draft.change({ name: 'b' });
    draft.undo();
    draft.change({ name: 'c' });
    expect(draft.canRedo.value).toBe(false);
  });
});
