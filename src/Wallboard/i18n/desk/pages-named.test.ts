import { describe, expect, it } from 'vitest';
import { wallLanguages } from '../texts';
import { deskLanguages, loadDeskTexts } from './texts';

// A wall sends people to pages of the desk: by the names that those pages bear there.
describe.each(deskLanguages.map(({ tag }) => tag))('what a wall says in %s', (tag) => {
  it('names the pages and buttons of the desk as the desk does', async () => {
    const wall = await wallLanguages.load(tag);
    const desk = await loadDeskTexts(tag);
    const names = (text: readonly string[], name: string) => expect(text.join(' ').toLowerCase()).toContain(name.toLowerCase());
    names(wall.refusals.unknownBoard, desk.nav.boards);
    names(wall.refusals.linkUnknown, desk.nav.walls);
    names(wall.pairing.how('monitor.example'), desk.access.pair.action);
  });
});

describe.each(deskLanguages.map(({ tag }) => tag))('what the desk says in %s', (tag) => {
  it('names roles as the page of keys does', async () => {
    const { access, customers, planner } = await loadDeskTexts(tag);
    expect(customers.mayNot.toLowerCase()).toContain(access.roles.planner.toLowerCase());
    expect(planner.notAllowed.toLowerCase()).toContain(access.roles.planner.toLowerCase());
    expect(customers.callbacks.lookup.eraseNeeds.toLowerCase()).toContain(access.roles.admin.toLowerCase());
  });
});
