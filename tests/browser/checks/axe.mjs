// axe-core: no violation of any WCAG 2.2 A or AA rule, nor of its best practices, in a light, a dark and a
// forced-colours page. Of these, contrast (1.4.3), names and roles (4.1.2, 1.1.1) and structure (1.3.1) weigh most.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { looks, onceForAllLooks } from '../audit/looks.mjs';
import { searchFor } from '../audit/search.mjs';

export const name = 'axe';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Rules that axe-core has off until it is asked: all of them hold here. */
const asked = ['target-size', 'css-orientation-lock', 'label-content-name-mismatch'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export async function inBrowser({ tab }) {
  const violations = [];
  for (const [look, media] of Object.entries(looks)) {
    await tab.emulateMedia(media);
    violations.push(...(await violationsIn(tab, look)));
  }
  await tab.emulateMedia(looks.light);
  if (await searchFor(tab)) violations.push(...(await violationsIn(tab, 'search results')));
  return onceForAllLooks(violations);
}

/** What axe finds in a tab as it is now. */
export async function violationsIn(tab, look) {
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.evaluate(source);
  return tab.evaluate(runAxe, { tags, asked, look });
}

/** Runs inside the browser. */
async function runAxe({ tags, asked, look }) {
  const results = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    rules: Object.fromEntries(asked.map((rule) => [rule, { enabled: true }])),
    resultTypes: ['violations'],
    elementRef: true,
  });
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => ({
      ...audit.found(`${violation.id}: ${violation.help}`, node.element),
      place: node.target.join(' '),
      look,
    })),
  );
}
