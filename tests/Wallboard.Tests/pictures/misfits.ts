import type { Page } from 'playwright-core';

/**
 * Texts that stick out of their page, are cut by their own box, or lie over or touch another text. What counts is where
 * the letters are, not the boxes around them: a text may overflow its cell into the next one unseen by any box.
 */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const frame = document.querySelector('.wall, main')?.getBoundingClientRect();
    if (frame === undefined) return ['there is no page'];
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    // What finds no room on a line of its own height wraps beneath it, where nothing of it is seen: left out, not cut.
    const wrappedAway = (owner: Element, box: DOMRect) => {
      const line = owner.closest('.fresh, .figure, .legend');
      return line !== null && getComputedStyle(line).overflowY === 'hidden' && box.top >= line.getBoundingClientRect().bottom - 1;
    };
    const texts: { text: string; owner: Element; left: number; right: number; top: number; bottom: number }[] = [];
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (owner === null || text === '' || owner.closest('.heard-only, script, noscript, option, select') !== null) continue;
      if (!owner.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      // Headings of a table that stands as blocks are there for readers alone; pages in a bar can be scrolled to.
      const headings = owner.closest('thead');
      if ((headings !== null && getComputedStyle(headings).position === 'absolute') || owner.closest('.top-bar nav') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1 || wrappedAway(owner, box)) continue;
        // The box of a line is taller than its letters.
        const slack = box.height * 0.22;
        texts.push({ text, owner, left: box.left, right: box.right, top: box.top + slack, bottom: box.bottom - slack });
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom - slack > frame.bottom + 1)
          found.push(`outside: ${text}`);
      }
      for (let box: Element | null = owner; box !== null && box !== document.body; box = box.parentElement) {
        if (!(box instanceof HTMLElement) || getComputedStyle(box).overflowX !== 'hidden') continue;
        if (box.scrollWidth > box.clientWidth + 1) found.push(`cut: ${text}`);
      }
    }
    const apart = rem * 0.5; // neighbouring columns are told apart by at least half a rem
    texts.forEach((one, i) => {
      for (const other of texts.slice(i + 1)) {
        if (one.owner === other.owner || one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue;
        const cellOf = (element: Element) => element.closest('.row-grid > *, .columns > *');
        const gap =
          cellOf(one.owner) !== cellOf(other.owner) && cellOf(one.owner)?.parentElement === cellOf(other.owner)?.parentElement ? apart : 0;
        const beside = one.right + gap <= other.left + 0.5 || other.right + gap <= one.left + 0.5;
        if (!beside && one.top < other.bottom && other.top < one.bottom) found.push(`over each other: ${one.text} | ${other.text}`);
      }
    });
    return [...new Set(found)];
  });
}
