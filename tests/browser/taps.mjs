// What people with a telephone ask of a plan, and how many taps the answer takes from the plan's page.

import { startBrowser } from './audit/browser.mjs';
import { serve } from './audit/server.mjs';
import { readSite } from './audit/site.mjs';
import { must, tryAll } from './audit/trials.mjs';

/** An answer is less than three taps away. */
const mostTaps = 2;

/** Each begins at the page of a plan, goes by links that are called so, and ends where a heading gives the answer. */
const questions = [
  { asks: 'what is overdue, and why', at: 'rotherham-2013/', taps: [], answer: 'What is overdue, and why' },
  { asks: 'all that is overdue', at: 'rotherham-2013/', taps: ['See the 12 overdue actions'], answer: 'Overdue' },
  {
    asks: 'what does my council owe young carers',
    at: 'rotherham-2013/',
    taps: ['What is promised to whom', 'Young carers'],
    answer: 'What is promised to: Young carers',
  },
  {
    asks: 'what did this organisation do in 2010/11',
    at: 'oxfordshire-2009/',
    taps: ['Owners', 'Social and Community Services'],
    answer: '2010 to 2011: what was planned and done',
  },
  { asks: 'what changed', at: 'oxfordshire-2009/', taps: ['See all that changed'], answer: 'May 2010' },
  { asks: 'what is next', at: 'east-cheshire-2011/', taps: [], answer: 'What is due next' },
];

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node taps.mjs <the built example site>');
  process.exit(2);
}
const browser = await startBrowser();
try {
  const site = await readSite(folder, browser);
  const served = await serve(site, '/some/council/');
  const tab = await browser.openTab();
  await tab.setViewportSize({ width: 320, height: 640 });
  tab.setDefaultTimeout(5_000);
  const trial = (question) => [`${question.asks}: ${question.taps.length} taps`, () => ask(tab, served, question)];
  process.exitCode = await tryAll(Object.fromEntries(questions.map(trial)));
  served.close();
} finally {
  await browser.close();
}

async function ask(tab, served, { at, taps, answer }) {
  await tab.goto(served.url(at));
  await answerFits(tab);
  for (const name of taps) await tap(tab, name);
  await tab.getByRole('heading', { name: answer, exact: true }).first().waitFor();
  must(taps.length <= mostTaps, `${taps.length} taps are more than ${mostTaps}`);
}

/** Follows the first link that is called so. */
async function tap(tab, name) {
  const link = tab.getByRole('link', { name, exact: true }).first();
  await Promise.all([tab.waitForNavigation(), link.click()]);
}

/** How the plan stands is to be read on the first screen, without moving anything. */
async function answerFits(tab) {
  const box = await tab.locator('.lede').boundingBox();
  const { height } = tab.viewportSize();
  if (box.y + box.height > height) {
    throw new Error(`how the plan stands ends at ${Math.round(box.y + box.height)} px of a screen of ${height}`);
  }
}
