// The preview in a real browser: somebody writes, and every open tab follows.

import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from './audit/browser.mjs';
import { must, mustBeAccessible, tryAll } from './audit/trials.mjs';

const [program] = process.argv.slice(2);
if (!program) {
  console.error('Usage: node preview.mjs <planpress>');
  process.exit(2);
}
const patience = 20_000;

const folder = await mkdtemp(path.join(tmpdir(), 'planpress-'));
const content = path.join(folder, 'content');
await cp(fileURLToPath(new URL('../sites/two-plans', import.meta.url)), content, { recursive: true });
const browser = await startBrowser();
let preview = await serve(0);
const trials = {
  'many tabs follow a change, and those that show nothing of it stay as they are': manyTabs,
  'the place on a page is kept': place,
  'ten mistakes come and go by themselves': mistakes,
  'three new actions appear': newActions,
  'a tab finds the preview again after it was ended and started': again,
  'pages can be read without scripts': withoutScripts,
  'the readiness report follows a change': readiness,
  'the strip, the list of problems and the readiness report are accessible': accessible,
};
try {
  process.exitCode = await tryAll(trials);
} finally {
  preview.child.kill();
  await browser.close();
  await rm(folder, { recursive: true });
}

/** Starts the preview at a port, or at any for 0, and waits until it can be looked at. */
async function serve(port) {
  const child = spawn(program, ['serve', content, '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    child.stderr.on('data', (piece) => {
      said += piece;
      const found = /^Look at (http\S+)/m.exec(said);
      if (found) resolve(found[1]);
    });
    child.on('exit', () => reject(new Error(`the preview ended: ${said}`)));
  });
  return { child, address, port: Number(new URL(address).port) };
}

async function open(address) {
  const tab = await browser.openTab();
  await tab.goto(preview.address + address);
  return tab;
}

async function edit(file, change) {
  const to = path.join(content, file);
  await writeFile(to, change(await readFile(to, 'utf8')));
}

function shows(tab, text) {
  return tab.waitForFunction((text) => document.body.innerText.includes(text), text, { timeout: patience });
}

function showsNot(tab, text) {
  return tab.waitForFunction((text) => !document.body.innerText.includes(text), text, { timeout: patience });
}

async function manyTabs() {
  const same = ['town/', 'town/actions/', 'town/whole/', 'town/actions/bridge/'];
  const tabs = [];
  // More than a browser has lines to one host.
  for (const address of [...same, ...same, ...same]) tabs.push(await open(address));
  const others = [await open('accessibility/'), await open('help/')];
  for (const tab of others) await tab.evaluate(() => (window.isStill = true));
  await edit('town/2-roads/2.2-bridge.md', (text) => text.replace(/^title:.*$/m, 'title: A bridge for everybody'));
  for (const tab of tabs) if (!tab.url().endsWith('town/town/')) await shows(tab, 'A bridge for everybody');
  for (const tab of others) must(await tab.evaluate(() => window.isStill), `${tab.url()} was loaded again`);
  for (const tab of [...tabs, ...others]) await tab.close();
}

async function place() {
  const tab = await open('town/whole/');
  await tab.setViewportSize({ width: 400, height: 500 });
  await tab.evaluate(() => scrollTo(0, 1200));
  await edit('town/2-roads/2.1-lanes.md', (text) => `${text}\nA word at the end.\n`);
  await shows(tab, 'A word at the end.');
  await tab.waitForLoadState('load');
  const y = await tab.evaluate(() => scrollY);
  must(Math.abs(y - 1200) < 3, `the page is at ${y}`);
  await tab.close();
}

async function mistakes() {
  const file = 'town/2-roads/2.4-tram.md';
  const good = await readFile(path.join(content, file), 'utf8');
  const tab = await open('town/actions/tram/');
  const title = await tab.evaluate(() => document.querySelector('h1').innerText);
  const made = [
    ['owners: [hosing]', 'no owner is called'],
    ['tilte: A tram', 'no field `tilte`'],
    ['see: [9.9.9]', 'nothing in the plan is called'],
    ['why: "never closed', 'quote'],
    ['list: [a, b', 'is never closed'],
    ['years: {2009: {planned: a}}', '2009'],
    ['measures: [{unit: carers}]', 'needs the field `name`'],
    ['for: [riders]', 'no audience is called'],
    ['risks: {risk: }', 'needs the field `risk`'],
    ['draft: maybe', '`true` or `false` is expected'],
  ];
  for (const [wrong, said] of made) {
    await edit(file, () => good.replace('---\n', `---\n${wrong}\n`));
    await tab.waitForSelector('.planpress-errors', { timeout: patience }).catch((error) => {
      throw new Error(`${wrong} was never shown: ${error.message}`);
    });
    const strip = await tab.evaluate(() => document.querySelector('.planpress-preview').innerText);
    must(strip.includes(said), `${wrong}: ${strip}`);
    must((await tab.evaluate(() => document.querySelector('h1').innerText)) === title, `${wrong}: the title is gone`);
    await edit(file, () => good);
    await tab.waitForSelector('.planpress-errors', { state: 'detached', timeout: patience });
  }
  await tab.close();
}

async function newActions() {
  const tab = await open('town/actions/');
  for (const [number, name] of [['2.7', 'Kerbs'], ['2.8', 'Lamps'], ['2.9', 'Benches']]) {
    const file = path.join(content, `town/2-roads/${number}-${name.toLowerCase()}.md`);
    await writeFile(file, `---\ntitle: ${name} for all\nowners: [streets]\nwhen: 2011/12\nstatus: G\n---\n\nSee [[2.2]].\n`);
    await shows(tab, `${number} ${name} for all`);
  }
  await tab.goto(`${preview.address}town/actions/lamps/`);
  await shows(tab, 'Lamps for all');
  await tab.close();
}

async function again() {
  const tab = await open('town/actions/ferry/');
  // Until it has followed a change, it may be loading its page, which no preview gives that is ended then.
  await edit('town/2-roads/2.3-ferry.md', (text) => text.replace(/^title:.*$/m, 'title: A ferry by day'));
  await shows(tab, 'A ferry by day');
  const { port, child } = preview;
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill();
  await ended;
  await edit('town/2-roads/2.3-ferry.md', (text) => text.replace(/^title:.*$/m, 'title: A ferry by night'));
  preview = await serve(port);
  must(preview.port === port, 'the port is another one');
  await shows(tab, 'A ferry by night');
  await tab.close();
}

async function withoutScripts() {
  const tab = await open('town/');
  const plain = await tab.context().browser().newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${preview.address}town/actions/bridge/`);
  must((await page.textContent('h1')).includes('A bridge for everybody'), 'the page says something else');
  must((await page.textContent('.planpress-preview')).includes('2.2-bridge.md'), 'the strip is not there');
  await plain.close();
  await tab.close();
}

async function readiness() {
  const tab = await open('town/');
  await tab.goto(new URL('/_planpress/readiness', preview.address).href);
  await showsNot(tab, 'A tunnel under the river');
  await edit('town/2-roads/2.5-paths.md', (text) => text.replace(/^title:.*$/m, 'title: A tunnel under the river'));
  await tab.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
  await tab.waitForFunction(() => document.body.textContent.includes('A tunnel under the river'), null, {
    timeout: patience,
  });
  await tab.close();
}

async function accessible() {
  await edit('town/2-roads/2.5-paths.md', (text) => text.replace('---\n', '---\nowners: [hosing]\nwhen: soonish\n'));
  const own = new URL('/_planpress/', preview.address).href;
  const report = new URL('/_planpress/readiness', preview.address).href;
  const pages = [[`${preview.address}town/actions/paths/`, '.planpress-errors'], [own, 'h2'], [report, 'summary']];
  for (const [address, ready] of pages) {
    const tab = await open('town/actions/paths/');
    await tab.goto(address);
    await tab.waitForSelector(ready, { timeout: patience });
    await tab.evaluate(() => document.querySelectorAll('details').forEach((it) => (it.open = true)));
    await mustBeAccessible(tab, address);
    await tab.close();
  }
  await edit('town/2-roads/2.5-paths.md', (text) => text.replace('owners: [hosing]\nwhen: soonish\n', ''));
}
