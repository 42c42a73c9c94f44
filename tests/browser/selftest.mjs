// Tests the checks: the good site passes all of them, and each fault is found by its check, and nothing else is.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBrowser } from './audit/browser.mjs';
import { report } from './audit/report.mjs';
import { runChecks } from './audit/run.mjs';
import { readSite, sample } from './audit/site.mjs';
import { checks } from './checks/index.mjs';
import { faults } from './selftest/faults.mjs';
import { goodSite } from './selftest/good-site.mjs';

const base = '/some/council/';
const atOnce = 2;

const start = performance.now();
const folder = await mkdtemp(path.join(tmpdir(), 'planpress-audit-'));
const browser = await startBrowser();
const failures = [];
try {
  const queue = [{ fault: 'the good site' }, ...faults.map((fault, i) => ({ ...fault, number: i + 1 }))];
  const worker = async () => {
    for (let test = queue.shift(); test; test = queue.shift()) {
      failures.push(...(await (test.check ? tryFault(test) : tryGoodSite())));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
for (const failure of failures) console.error(failure);
const untested = checks
  .filter((check) => !faults.some((fault) => fault.check === check.name))
  .map((check) => check.name);
if (untested.length > 0) console.error(`no fault is made for: ${untested.join(', ')}`);
const seconds = Math.round((performance.now() - start) / 1000);
console.log(`${faults.length} faults for ${checks.length} checks: ${failures.length} not as expected, in ${seconds} s`);
process.exitCode = failures.length + untested.length > 0 ? 1 : 0;

async function tryGoodSite() {
  const site = await writeSite('good', goodSite);
  const { findings } = await runChecks(site, checks, browser, { base, pages: sample(site) });
  return report(findings).map((line) => `the good site has a fault: ${line}`);
}

/**
 * Makes the bad site, runs the one check on it, and compares the rules it found broken with those expected.
 * What `may` be told hangs on the browser: some say it when they read the page, some when it happens.
 */
async function tryFault({ check: name, fault, change, finds, may = [], detail = '', on = 'action/', number }) {
  const site = await writeSite(String(number), change(goodSite));
  const pages = site.pages.filter((page) => page.address === on);
  const { findings } = await runChecks(
    site,
    checks.filter((check) => check.name === name),
    browser,
    { base, pages },
  );
  const isExpected = (finding) =>
    [...finds, ...may].some((rule) => finding.rule.startsWith(rule) && finding.detail.includes(detail));
  const missed = finds.filter((rule) => !findings.some((finding) => finding.rule.startsWith(rule)));
  const surplus = findings.filter((finding) => !isExpected(finding));
  return [
    ...missed.map((rule) => `${name} misses ${fault}: nothing like "${rule}"`),
    ...report(surplus).map((line) => `${name} finds in ${fault} what is not there: ${line}`),
  ];
}

async function writeSite(name, files) {
  const root = path.join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  return readSite(root, browser);
}
