// Audits a built site in a real browser: arguments in, findings out.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from './audit/browser.mjs';
import { count, report, table } from './audit/report.mjs';
import { runChecks } from './audit/run.mjs';
import { takeScreenshots } from './audit/screenshots.mjs';
import { readSite, sample } from './audit/site.mjs';
import { checks } from './checks/index.mjs';

const help = `Usage: node audit.mjs <built site> [options]

  --base <path>           the path to serve the site at (default /some/council/)
  --only <check>,…        run only these checks: ${checks.map((check) => check.name).join(', ')}
  --page <address>        open only this page in the browser, such as plan/actions/; may be repeated
  --all                   open every page in the browser, not a sample of each kind
  --screenshots <folder>  write pictures of one page of each kind, instead of checking
  --help                  show this

Exit code: 0 nothing found, 1 something found, 2 the call is wrong or a tool is missing.
`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(String(error.message ?? error));
  process.exitCode = 2;
}

async function main(words) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      base: { type: 'string', default: '/some/council/' },
      only: { type: 'string' },
      page: { type: 'string', multiple: true },
      all: { type: 'boolean', default: false },
      screenshots: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [folder] = positionals;
  if (positionals.length !== 1) throw new Error(help);
  if (!existsSync(path.join(folder, 'index.html'))) throw new Error(`${folder} is no built site: it has no index.html`);
  if (!/^\/(.+\/)?$/.test(values.base)) throw new Error(`--base must begin and end with a slash: ${values.base}`);
  const chosen = chooseChecks(values.only);

  const browser = await startBrowser();
  try {
    const site = await readSite(folder, browser);
    if (values.screenshots) {
      await takeScreenshots(site, browser, values.base, values.screenshots);
      return 0;
    }
    return await audit(site, chosen, browser, values);
  } finally {
    await browser.close();
  }
}

async function audit(site, chosen, browser, { base, page, all }) {
  const start = performance.now();
  const pages = choosePages(site, page, all);
  const tell = (text) => console.error(`… ${text}`);
  const { findings, seconds } = await runChecks(site, chosen, browser, { base, pages, tell });
  for (const line of report(findings)) console.log(line);
  console.log(`\n${table(chosen, findings, seconds).join('\n')}\n`);
  const time = Math.round((performance.now() - start) / 1000);
  console.log(
    `${count(site.pages.length, 'page')}, ${pages.length} of them in the browser: ${count(findings.length, 'finding')} in ${time} s`,
  );
  return findings.length > 0 ? 1 : 0;
}

function chooseChecks(only) {
  if (!only) return checks;
  return only.split(',').map((name) => {
    const check = checks.find((check) => check.name === name.trim());
    if (!check)
      throw new Error(`no check is called ${name}; there are ${checks.map((check) => check.name).join(', ')}`);
    return check;
  });
}

function choosePages(site, addresses, all) {
  if (addresses) {
    return addresses.map((address) => {
      const page = site.pages.find((page) => page.address === address.replace(/^\//, ''));
      if (!page) throw new Error(`no page has the address ${address}`);
      return page;
    });
  }
  return all ? site.pages.filter((page) => page.sendsOn === null) : sample(site);
}
