// Weight: what a page and its style sheets cost to fetch, compressed. Under 14 KB a page comes in the first round
// trip, which on a country lane takes a third of a second.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { baseOf, fileAt, urlOf } from '../audit/addresses.mjs';

export const name = 'weight';

const KB = 1024;

/** HTML and style sheets of a page together, in bytes after gzip, by the kind of page. */
const budgets = {
  actions: 25 * KB,
  search: 25 * KB,
  whole: 80 * KB,
  'whole-plan': 80 * KB,
};
/** Ten packets of 1,460 bytes come before a server waits for an answer (RFC 6928): 14 KB, and their heads. */
const budgetOfOthers = 14 * KB;
/** A theme that goes on from another has all of that one's rules beside its own. */
const budgetOfStyleSheet = 4.2 * KB;
/** All scripts of a page together; the library that searches is fetched only when somebody searches. */
const budgetOfScripts = 10 * KB;

export async function inSite(site, { base }) {
  const findings = [];
  const sizes = new Map();
  for (const file of [...site.files].filter((file) => /\.(css|js)$/.test(file))) {
    sizes.set(file, gzipSync(await readFile(path.join(site.folder, file))).length);
    if (file.endsWith('.css') && sizes.get(file) > budgetOfStyleSheet) {
      findings.push(finding(file, 'a style sheet is over its budget', sizes.get(file), budgetOfStyleSheet));
    }
  }
  for (const page of site.pages) {
    const budget = budgets[page.kind] ?? budgetOfOthers;
    const weigh = (ending) => {
      const files = loadedBy(page, site, baseOf(page, site, base) ?? base).filter((file) => file?.endsWith(ending));
      return files.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
    };
    const bytes = gzipSync(page.html).length + weigh('.css');
    if (bytes > budget)
      findings.push(finding(page.address, `a page of kind ${page.kind} is over its budget`, bytes, budget));
    const scripts = weigh('.js');
    if (scripts > budgetOfScripts)
      findings.push(finding(page.address, 'the scripts of a page are over their budget', scripts, budgetOfScripts));
  }
  return findings;
}

/** The style sheets, scripts and pictures that a page loads. */
function loadedBy(page, site, base) {
  return page.references
    .filter((reference) => reference.loaded)
    .map(({ target }) => fileAt(urlOf(target, page, base), base, site));
}

function finding(page, rule, bytes, budget) {
  const kilobytes = (count) => `${(count / KB).toFixed(1)} KB`;
  return { page, rule, detail: `${kilobytes(bytes)} of ${kilobytes(budget)}` };
}
