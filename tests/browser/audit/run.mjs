// Runs the checks over a site and gives what they found.

import { count } from './report.mjs';
import { inDocument } from './site.mjs';
import { serveSite } from './visits.mjs';

const workers = 2;
const blank = { detail: '', element: '', shape: '' };

/**
 * Runs `checks` over `site`: each over all files, in the markup of every page, and in the browser on `pages`.
 * Gives the findings, and the seconds each check took.
 */
export async function runChecks(site, checks, browser, { base, pages, tell = () => {} }) {
  const results = { findings: [], seconds: new Map(checks.map((check) => [check.name, 0])) };
  await overAllFiles(site, checks, browser, base, tell, results);
  await inAllMarkup(site, checks, browser, tell, results);
  await inOpenPages(site, checks, browser, base, pages, tell, results);
  return results;
}

async function overAllFiles(site, checks, browser, base, tell, results) {
  for (const check of checks.filter((check) => check.inSite)) {
    tell(`${check.name}: all files`);
    await record(results, check, null, () => check.inSite(site, { base, browser }));
  }
}

async function inAllMarkup(site, checks, browser, tell, results) {
  const ofMarkup = checks.filter((check) => check.inMarkup);
  if (ofMarkup.length === 0) return;
  tell(`the markup of ${count(site.pages.length, 'page')}`);
  for (const page of site.pages) {
    const about = { kind: page.kind, sendsOn: page.sendsOn !== null };
    for (const check of ofMarkup) {
      await record(results, check, page, () =>
        inDocument(browser.parser, page.html, check.inMarkup, { ...about, ...check.settings }),
      );
    }
  }
}

async function inOpenPages(site, checks, browser, base, pages, tell, results) {
  // The longest work first, so that no worker is left with it at the end.
  const largestFirst = [...pages].sort((a, b) => b.bytes - a.bytes);
  const ofOpenPages = checks.filter((check) => check.inBrowser);
  const jobs = largestFirst.flatMap((page) => ofOpenPages.map((check) => ({ check, page })));
  if (jobs.length === 0) return;
  tell(`${count(pages.length, 'page')} in the browser`);
  const served = await serveSite(site, base);
  await inParallel(jobs, browser, ({ check, page }, tab) =>
    record(results, check, page, async () => check.inBrowser(await served.visit(tab, page))),
  );
  served.close();
}

/** Adds what a check finds to the results. A check that breaks is itself a finding, and the others go on. */
async function record({ findings, seconds }, check, page, work) {
  const start = performance.now();
  const found = await work().catch((error) => [broken(error)]);
  for (const finding of found) findings.push({ ...blank, check: check.name, page: page?.address ?? '', ...finding });
  seconds.set(check.name, seconds.get(check.name) + (performance.now() - start) / 1000);
}

/** Each worker has a tab of its own, used again for every job. */
async function inParallel(jobs, browser, work) {
  const queue = [...jobs];
  const worker = async () => {
    const tab = await browser.openTab();
    for (let job = queue.shift(); job; job = queue.shift()) await work(job, tab);
    await tab.close();
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, worker));
}

function broken(error) {
  return {
    rule: 'the check itself broke',
    detail: String(error?.stack ?? error)
      .split('\n')
      .slice(0, 3)
      .join(' '),
  };
}
