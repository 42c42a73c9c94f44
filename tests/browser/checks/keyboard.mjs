// Keyboard: Tab comes to everything that can be used, in the order of the page, and to nothing it cannot leave;
// where it stands can be seen. WCAG 2.1.1 Keyboard, 2.1.2 No keyboard trap, 2.4.1 Bypass blocks, 2.4.3 Focus order,
// 2.4.7 Focus visible, 2.4.11 Focus not obscured, and 1.4.11 for the contrast of the focus ring.

import { looks, onceForAllLooks } from '../audit/looks.mjs';

export const name = 'keyboard';

/** The ring that the theme promises: stricter than 2.4.7, which any visible sign would meet. */
const ring = { width: 2, contrast: 3 };

export async function inBrowser({ tab, url }) {
  const findings = await tab.evaluate(misplacedByTabindex);
  findings.push(...(await walkThrough(tab)));
  const rings = [];
  for (const [look, media] of Object.entries(looks)) {
    await tab.emulateMedia(media);
    rings.push(...(await tab.evaluate(faintRings, { ring, look })));
  }
  findings.push(...onceForAllLooks(rings));
  await tab.emulateMedia(looks.light);
  await tab.goto('about:blank');
  await tab.goto(url);
  return [...findings, ...(await trySkipLink(tab))];
}

/** Runs inside the browser. */
function misplacedByTabindex() {
  return [...document.querySelectorAll('[tabindex]')]
    .filter((element) => element.tabIndex > 0)
    .map((element) => audit.found('a tabindex above 0', element));
}

/** Presses Tab until it has gone round, and tells what it missed, hid or would not leave. */
async function walkThrough(tab) {
  const count = await tab.evaluate(() => (audit.expected = audit.stops()).length);
  const seen = new Set();
  const findings = [];
  // Scrolling boxes are stops of Chromium's own, so there may be more stops than we expect.
  for (let presses = 0, last = null; presses < 2 * count + 10; presses++) {
    await tab.keyboard.press('Tab');
    const { index, obscured } = await tab.evaluate(lookAtFocus);
    if (index === null || (index === 0 && seen.size > 1)) break; // off the end, or round to the start
    if (index === last && index !== -1) {
      if (count > 1)
        findings.push(...(await tab.evaluate((i) => [audit.found('Tab does not leave it', audit.expected[i])], index)));
      break;
    }
    if (obscured) findings.push(obscured);
    seen.add(index);
    last = index;
  }
  return [...findings, ...(await tab.evaluate(neverReached, [...seen]))];
}

/** Which of the expected stops has the focus, and can it be seen? Runs inside the browser. */
function lookAtFocus() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return { index: null };
  const points = [...element.getClientRects()].flatMap(({ left, right, top, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return [
      [x, y],
      [left + 1, top + 1],
      [right - 1, top + 1],
      [left + 1, bottom - 1],
      [right - 1, bottom - 1],
    ];
  });
  const isSeen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || (top.contains(element) && getComputedStyle(element).display === 'inline'));
  });
  return {
    index: audit.expected.indexOf(element),
    obscured: isSeen ? null : audit.found('has the focus, but cannot be seen', element),
  };
}

/** Runs inside the browser. */
function neverReached(seen) {
  return audit.expected
    .filter((_, index) => !seen.includes(index))
    .map((element) => audit.found('Tab does not reach it', element));
}

/**
 * Focuses every stop and measures its ring. The last key was Tab, so the browser shows focus given by a script
 * as it would show focus given by keys. Runs inside the browser.
 */
function faintRings({ ring, look }) {
  return audit.stops().flatMap((element, place) => {
    element.focus({ preventScroll: true });
    const style = getComputedStyle(element);
    const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
    const contrast = audit.contrast(style.outlineColor, audit.backdrop(element));
    if (width < ring.width)
      return { ...audit.found('the focus ring is missing or thin', element, `${width} px`), place, look };
    if (contrast < ring.contrast)
      return { ...audit.found('the focus ring is faint', element, `${contrast.toFixed(1)}:1`), place, look };
    return [];
  });
}

async function trySkipLink(tab) {
  await tab.keyboard.press('Tab');
  const first = await tab.evaluate(() => {
    const element = document.activeElement;
    const isSkipLink =
      element.matches('a[href^="#"]') && document.getElementById(element.hash.slice(1))?.closest('main');
    return isSkipLink ? null : [audit.found('the first stop is not a link to the main content', element)];
  });
  if (first) return first;
  await tab.keyboard.press('Enter');
  const moved = await tab.evaluate(() => document.activeElement.closest('main') !== null);
  if (moved) return [];
  return tab.evaluate(() => [
    audit.found('the skip link does not move the focus to main', document.querySelector('a[href^="#"]')),
  ]);
}
