// Lighthouse: 100 of 100 for accessibility and for best practices, as a telephone sees it.

import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { launching } from '../audit/browser.mjs';
import { groupByKind } from '../audit/site.mjs';
import { serveSite } from '../audit/visits.mjs';

export const name = 'lighthouse';

const categories = ['accessibility', 'best-practices'];
/** Those that differ most. axe, which Lighthouse asks about accessibility, looks at pages of every kind. */
const kinds = ['home', 'plan', 'action', 'actions', 'search', 'whole'];

// Lighthouse keeps its times in one place, so that two of it at once break each other.
let running = Promise.resolve();

export function inSite(site, about) {
  running = running.then(() => auditAll(site, about));
  return running;
}

async function auditAll(site, { base }) {
  const port = await freePort();
  const { executablePath, args } = launching();
  const browser = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`] });
  const served = await serveSite(site, base);
  const findings = [];
  try {
    for (const page of pagesToTry(site)) findings.push(...(await audit(page, served.url(page), port)));
  } finally {
    served.close();
    await browser.close();
  }
  return findings;
}

/** The largest page of each kind in the language of the home page. */
function pagesToTry(site) {
  const home = site.pages.find((page) => page.file === 'index.html');
  const largest = groupByKind(site.pages).map((group) => group.at(-1));
  return largest.filter((page) => page.lang === home.lang && kinds.includes(page.kind));
}

async function audit(page, url, port) {
  const options = { port, onlyCategories: categories, output: 'json', logLevel: 'silent' };
  const { lhr } = await lighthouse(url, options);
  const findings = [];
  for (const category of Object.values(lhr.categories)) {
    if (category.score === 1) continue;
    const failed = category.auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id}: ${elementsOf(lhr.audits[id])}`);
    findings.push({
      page: page.address,
      rule: `${category.id} is under 100`,
      detail: `${Math.round((category.score ?? 0) * 100)}; ${failed.join('; ') || (lhr.runtimeError?.message ?? 'no score')}`,
    });
  }
  return findings;
}

function elementsOf({ title, details }) {
  const snippets = (details?.items ?? []).map((item) => item.node?.snippet).filter(Boolean);
  return snippets.length > 0 ? snippets.slice(0, 2).join(' ') : title;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
