// Links: each leads to a file of the site, and to an id that is there; none leaves the site's path; pages link
// to each other by relative addresses, so that the site works under any path; every page can be reached from the
// home page (WCAG 2.4.5 Multiple ways); an id stands once in a page.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { baseOf, decoded, fileAt, urlOf } from '../audit/addresses.mjs';

export const name = 'links';

export async function inSite(site, { base }) {
  const pages = new Map(site.pages.map((page) => [page.file, page]));
  const findings = [];
  for (const page of site.pages) {
    for (const reference of page.references) {
      const rule = whatIsWrong(reference.target.trim(), page, baseOf(page, site, base), site, pages);
      if (rule) findings.push({ page: page.address, rule, element: reference.element, shape: reference.shape });
    }
    for (const id of repeated(page.ids)) {
      findings.push({ page: page.address, rule: 'the same id twice in a page', element: `#${id}` });
    }
  }
  return [...findings, ...orphans(site, pages, base), ...missing404(site), ...(await lostInStyles(site))];
}

function whatIsWrong(target, page, base, site, pages) {
  if (leadsElsewhere(target)) return null;
  const slash = target.startsWith('/');
  const here = target === '' || target.startsWith('#');
  if (page.file === '404.html' && !slash && !here)
    return '404.html is shown at any address, so its links must begin with a slash';
  if (base === null) return `leads to a file that is not there: ${target}`;

  const url = urlOf(target, page, base);
  const file = here ? page.file : fileAt(url, base, site);
  if (file === null) return `leads outside the site's path: ${target}`;
  if (slash && page.file !== '404.html') return 'begins with a slash, so it breaks when the site moves to another path';
  if (!site.files.has(file)) return `leads to a file that is not there: ${file}`;
  return hasId(pages.get(file), url.hash) ? null : `leads to an id that is not there: ${file}${url.hash}`;
}

/** To a mailbox, a telephone, or another host; what is loaded from other hosts is told by the requests check. */
function leadsElsewhere(target) {
  return /^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('//');
}

function hasId(page, hash) {
  const id = decoded(hash.slice(1));
  return !page || id === '' || id === 'top' || id.startsWith(':~:') || page.ids.includes(id);
}

function repeated(ids) {
  return new Set(ids.filter((id, i) => ids.indexOf(id) !== i));
}

/** Pages that nobody comes to by clicking, beginning at the home page. */
function orphans(site, pages, base) {
  const reached = new Set(['index.html']);
  for (const file of reached) {
    const page = pages.get(file);
    for (const { target, clicked } of page?.references ?? []) {
      if (!clicked || leadsElsewhere(target)) continue;
      const next = fileAt(urlOf(target, page, base), base, site);
      if (pages.has(next)) reached.add(next);
    }
  }
  return site.pages
    .filter((page) => !reached.has(page.file) && page.file !== '404.html' && page.sendsOn === null)
    .map((page) => ({ page: page.address, rule: 'no way leads here from the home page' }));
}

function missing404(site) {
  if (site.files.has('404.html')) return [];
  return [{ page: '404.html', rule: 'the site has no page for missing addresses' }];
}

/** What the style sheets ask for: files that are there, by relative addresses, or data. */
async function lostInStyles(site) {
  const findings = [];
  for (const file of [...site.files].filter((file) => file.endsWith('.css'))) {
    const css = await readFile(path.join(site.folder, file), 'utf8');
    for (const [whole, target] of css.matchAll(/(?:url\(\s*|@import\s+)["']?([^"')\s;]+)/g)) {
      if (/^(data:|#)/.test(target)) continue;
      const relative = !leadsElsewhere(target) && !target.startsWith('/');
      const wanted = path.posix.join(path.posix.dirname(file), target.replace(/[?#].*$/, ''));
      if (relative && site.files.has(wanted)) continue;
      findings.push({
        page: file,
        rule: `a style sheet asks for what the site does not have: ${target}`,
        element: whole,
      });
    }
  }
  return findings;
}
