// Reflow: nothing is lost and nothing scrolls sideways when the window is narrow or the text is large.
// WCAG 1.4.10 Reflow (320 by 256 px is what 1280 by 1024 shows at 400 %), 1.4.12 Text spacing, 1.4.4 Resize text.

import { collectLayoutFaults } from '../audit/layout.mjs';

export const name = 'reflow';

// The values of 1.4.12, all at once.
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`;
const largeText = 'html { font-size: 200% !important }';

const narrow = { width: 320, height: 256 };
// With text at 200 % a window holds what half of it holds else, and style sheets that ask for its width in em see that.
const half = { width: 160, height: 128 };
const wide = { width: 1280, height: 900 };
const situations = [
  { situation: '320 px wide', viewport: narrow, css: '' },
  { situation: '320 px wide with text spacing', viewport: narrow, css: spacing },
  { situation: '320 px wide with text at 200 %', viewport: half, css: '' },
  { situation: '1280 px wide', viewport: wide, css: '' },
  { situation: '1280 px wide with text spacing', viewport: wide, css: spacing },
  { situation: '1280 px wide with text at 200 %', viewport: wide, css: largeText },
];

export async function inBrowser({ tab }) {
  const findings = [];
  for (const { situation, viewport, css } of situations) {
    await tab.setViewportSize(viewport);
    await tab.evaluate((css) => audit.overlay(css), css);
    const faults = await tab.evaluate(collectLayoutFaults, 'window');
    findings.push(
      ...faults.map((fault) => ({ ...fault, detail: [situation, fault.detail].filter(Boolean).join(', ') })),
    );
  }
  findings.push(...(await tab.evaluate(textThatStays, largeText)));
  return onceForAllSituations(findings);
}

/** Text whose size is fixed in px or hangs on the window does not follow the reader's text size. Runs inside the browser. */
function textThatStays(largeText) {
  const sizes = () =>
    [...audit.texts()].map(({ element }) => [element, parseFloat(getComputedStyle(element).fontSize)]);
  audit.overlay('');
  const before = new Map(sizes());
  audit.overlay(largeText);
  return sizes()
    .map(([element, size]) => [element, size / before.get(element)])
    .filter(([, ratio]) => ratio < 1.95)
    .map(([element, ratio]) =>
      audit.found("text does not grow with the reader's text size", element, `${ratio.toFixed(2)} times at 200 %`),
    );
}

/** The same element at fault in several situations is one finding, told for the first. */
function onceForAllSituations(findings) {
  const seen = new Map();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.element}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}
