// The search and the filters of the example site in a real browser: what a reader asks for is found, told and kept
// in the address, and without scripts everything is listed.

import { startBrowser } from './audit/browser.mjs';
import { serve } from './audit/server.mjs';
import { listFiles } from './audit/site.mjs';
import { must, mustBeAccessible, tryAll } from './audit/trials.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node find.mjs <the built example site>');
  process.exit(2);
}

/** The page whose filters are tried. */
const actions = 'east-cheshire-2011/actions/';
const site = { folder, files: await listFiles(folder) };
const browser = await startBrowser();
const server = await serve(site, '/some/council/');
const trials = {
  'a word finds actions, which say their plan and where the word stands': word,
  'a number finds the actions that bear it first': number,
  'an owner, an audience and another word for a term find actions': otherWords,
  'accents, case and the form of a word do not count': forms,
  'Welsh pages find in Welsh': welsh,
  'what is searched for stands in the address, and the way back works': address,
  'more is shown when it is asked for, and the focus goes to it': more,
  'nothing found is told, with the list of all actions': nothing,
  'at another path it works too': elsewhere,
  'where the library cannot be fetched, titles are searched': withoutLibrary,
  'without scripts every action is listed': withoutScripts,
  'results are accessible': accessibleSearch,
  'filters combine, are told and hide what is empty': filters,
  'what is chosen stands in the address, and is there again': filterAddress,
  'without scripts there are no filters, and links lead to some of the actions': filtersWithoutScripts,
  'filters are accessible': accessibleFilters,
};
try {
  process.exitCode = await tryAll(trials);
} finally {
  server.close();
  await browser.close();
}

async function open(address, from = server) {
  const tab = await browser.openTab();
  const [path, query] = address.split('?');
  await tab.goto(from.url(path) + (query ? `?${query}` : ''));
  return tab;
}

/** What the page says of its results or of what is chosen; waits until it says something like it. */
async function told(tab, like) {
  const status = tab.locator('main [role=status]');
  await tab.waitForFunction(
    (like) => new RegExp(like).test(document.querySelector('main [role=status]').textContent),
    like,
    { timeout: 20_000 },
  ).catch(async () => {
    throw new Error(`it does not say ${like}: ${await status.textContent()}`);
  });
  return status.textContent();
}

async function search(tab, query, like = '‘') {
  await tab.fill('input[type=search]', query);
  await tab.press('input[type=search]', 'Enter');
  return told(tab, like);
}

function results(tab) {
  return tab.locator('#found li').evaluateAll((items) =>
    items.map((item) => ({
      title: item.querySelector('a').textContent,
      address: item.querySelector('a').pathname,
      lang: item.querySelector('a').closest('[lang]').lang,
      about: item.querySelector('.sub').textContent,
      text: item.querySelector('.row')?.textContent ?? '',
      marks: [...item.querySelectorAll('mark')].map((it) => it.textContent),
    })),
  );
}

async function word() {
  const tab = await open('search/');
  must(tab.log.requests.every((it) => !it.includes('pagefind')), 'the library is fetched before anybody searches');
  const said = await search(tab, 'break');
  must(/^\d+ results for ‘break’$/.test(said), said);
  const found = await results(tab);
  must(found.some((it) => it.about.startsWith('Action, ') && it.marks.length > 0), JSON.stringify(found));
  must(found.every((it) => !it.text.includes('<') && !it.text.includes('&lt;')), JSON.stringify(found));
  must(await tab.locator('#all').isHidden(), 'the list of all actions is still there');
  await tab.click('#found a');
  must((await tab.locator('h1').count()) === 1 && !tab.url().includes('/search/'), `a result leads to ${tab.url()}`);
  must(tab.log.failures.length === 0, JSON.stringify(tab.log.failures));
  await tab.close();
}

async function number() {
  const tab = await open('search/');
  for (const query of ['1.1.2', '1.1.2.', ' 1.1.2 ']) {
    const said = await search(tab, query, `‘${query.trim()}’`);
    const found = await results(tab);
    must(found.length > 0 && found[0].title.startsWith('1.1.2 '), `${said}: ${JSON.stringify(found)}`);
  }
  await search(tab, '1.1', '‘1.1’');
  const titles = (await results(tab)).map((it) => it.title);
  const exact = titles.filter((it) => it.startsWith('1.1 ')).length;
  must(exact > 1, `too few plans have an action 1.1: ${titles}`);
  must(titles.slice(0, exact).every((it) => it.startsWith('1.1 ')), `1.1 is not first: ${titles}`);
  must(titles.slice(exact).every((it) => /^1\.1\.\d/.test(it)) && titles.length > exact, `1.1 finds ${titles}`);
  const plans = new Set((await results(tab)).map((it) => it.address.split('/')[3]));
  must(plans.size > 1, 'actions of one plan alone are found');
  await tab.close();
}

async function otherWords() {
  const tab = await open('search/');
  for (const query of ['DPs', 'Jobcentre Plus', 'young carers']) {
    await search(tab, query, `‘${query}’`);
    const found = await results(tab);
    must(found.some((it) => it.about.startsWith('Action')), `${query} finds ${JSON.stringify(found)}`);
  }
  await tab.close();
}

async function forms() {
  const tab = await open('search/');
  const counts = [];
  for (const query of ['carers’ assessment', 'CARERS ASSESSMENTS', 'cárers assessment']) {
    const said = await search(tab, query, `‘${query}’`);
    counts.push(parseInt(said, 10));
  }
  must(counts[0] > 0 && counts.every((it) => it === counts[0]), String(counts));
  await tab.close();
}

async function welsh() {
  const tab = await open('cy/search/');
  for (const query of ['Grŵp', 'grwp']) {
    const said = await search(tab, query, `‘${query}’`);
    must(/^Canlyniadau ar gyfer ‘.*’: \d+$/.test(said), said);
    const found = await results(tab);
    must(found.length > 0 && found.every((it) => it.address.startsWith('/some/council/cy/')), JSON.stringify(found));
  }
  await search(tab, 'respite', '‘respite’');
  const found = await results(tab);
  must(found.some((it) => it.lang === 'en'), `what is in English does not say so: ${JSON.stringify(found)}`);
  await tab.close();
}

async function address() {
  const tab = await open('search/');
  const title = await tab.title();
  await search(tab, 'respite', '‘respite’');
  must(tab.url().endsWith('/search/?q=respite'), tab.url());
  must((await tab.title()) === `respite – ${title}`, await tab.title());
  await search(tab, 'training', '‘training’');
  await tab.goBack();
  await told(tab, '‘respite’');
  must((await tab.inputValue('input[type=search]')) === 'respite', 'the field has other words');
  await tab.goBack();
  await tab.waitForFunction(() => !document.getElementById('all').hidden);
  await tab.close();
  const other = await open('search/?q=respite');
  await told(other, '‘respite’');
  must((await other.evaluate(() => document.activeElement.localName)) === 'body', 'the focus is taken');
  await other.close();
}

async function more() {
  const tab = await open('search/');
  await search(tab, 'carers', '‘carers’');
  must((await results(tab)).length === 20, 'not 20 results are shown first');
  await tab.click('#found button');
  await tab.waitForFunction(() => document.querySelectorAll('#found li').length === 40);
  const focus = await tab.evaluate(() => [...document.querySelectorAll('#found a')].indexOf(document.activeElement));
  must(focus === 20, `the focus is on result ${focus}`);
  await tab.close();
}

async function nothing() {
  const tab = await open('search/');
  // The second is a Welsh word, and all that begins like it is "as".
  for (const query of ['qqxxyy', 'asesiad']) {
    const said = await search(tab, query, `‘${query}’`);
    must(said.startsWith(`Nothing was found for ‘${query}’.`), said);
  }
  must(await tab.locator('#all').isVisible(), 'the list of all actions is not there');
  await tab.close();
}

async function elsewhere() {
  for (const base of ['/', '/a/b/c/']) {
    const other = await serve(site, base);
    const tab = await open('search/', other);
    await search(tab, 'respite', '‘respite’');
    must((await results(tab)).every((it) => it.address.startsWith(base)), `results at ${base} lead away`);
    must(tab.log.failures.length === 0, JSON.stringify(tab.log.failures));
    await tab.close();
    other.close();
  }
}

async function withoutLibrary() {
  const tab = await open('search/');
  await tab.route('**/pagefind.js', (route) => route.abort());
  const said = await search(tab, 'respite', '‘respite’');
  must(said.includes('The search did not load'), said);
  must((await results(tab)).length > 0, 'no title has the word');
  await tab.close();
}

async function plainPage(address) {
  const tab = await browser.openTab();
  const context = await tab.context().browser().newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.url(address));
  await tab.close();
  return page;
}

async function withoutScripts() {
  const page = await plainPage('search/');
  must((await page.locator('main form').count()) === 0, 'there is a form that does nothing');
  const shown = await page.locator('#all li a').count();
  const said = await page.textContent('#by-hand');
  must(said.includes(`All ${shown} actions`) && shown > 200, `${shown} are listed, and it says ${said}`);
  await page.context().close();
}

async function accessible(tab, what) {
  await mustBeAccessible(tab, what);
  const low = await tab.locator('main :is(input, select, button, summary):visible').evaluateAll((controls) =>
    controls.filter((it) => it.getBoundingClientRect().height < 44).map((it) => it.outerHTML),
  );
  must(low.length === 0, `lower than 44 px: ${low}`);
}

async function accessibleSearch() {
  for (const [at, query] of [['search/', 'break'], ['cy/search/', 'gofalwyr'], ['search/', '1.1']]) {
    const tab = await open(`${at}?q=${query}`);
    await told(tab, `‘${query}’`);
    await accessible(tab, `${at}?q=${query}`);
    await tab.close();
  }
}

/** The rows that are to be seen, and how many rows there are. */
function rows(tab) {
  return tab.locator('main tr[data-is]').evaluateAll((rows) => ({
    all: rows.length,
    shown: rows.filter((it) => it.checkVisibility()).map((it) => it.dataset.is.split(' ')),
  }));
}

/** Chooses the first value of a filter, in the form unfolded. */
async function choose(tab, name) {
  if (!(await tab.locator('details').evaluate((it) => it.open))) await tab.click('summary');
  const value = await tab.locator(`select[name=${name}] option`).nth(1).getAttribute('value');
  await tab.selectOption(`select[name=${name}]`, value);
  return `${name}=${value}`;
}

async function filters() {
  const tab = await open(actions);
  const { all } = await rows(tab);
  const names = await tab.locator('select').evaluateAll((fields) => fields.map((it) => it.name));
  must(names.length > 2, `there are only the filters ${names}`);
  for (const name of names) {
    const wanted = await choose(tab, name);
    await tab.click('button:not([type])');
    const { shown } = await rows(tab);
    must(shown.length > 0 && shown.length < all, `${wanted} shows ${shown.length} of ${all}`);
    must(shown.every((it) => it.includes(wanted)), `${wanted} shows ${JSON.stringify(shown)}`);
    await told(tab, `^${shown.length} of ${all} actions: .`);
    must(await tab.locator('.fields').isHidden(), 'the form stands before what it shows');
    must((await tab.locator('.pick [aria-current]').count()) === 0, 'it is said that all are shown');
    const empty = await tab.locator('main :is(h2, tbody, .contents li):visible').evaluateAll((parts) =>
      parts.filter((part) => {
        if (part.localName === 'tbody') return !part.querySelector('tr[data-is]:not([hidden])');
        const target = part.localName === 'li' ? document.querySelector(part.querySelector('a').hash) : part;
        return target.nextElementSibling.hidden;
      }).length,
    );
    must(empty === 0, `${wanted} leaves ${empty} headings with nothing under them`);
    await tab.click('summary');
    await tab.click('button[type=reset]');
    must((await rows(tab)).shown.length === all, 'not all are shown again');
  }
  const [one, other] = [await choose(tab, names[0]), await choose(tab, names[1])];
  await tab.click('button:not([type])');
  const { shown } = await rows(tab);
  must(shown.every((it) => it.includes(one) && it.includes(other)), `${one} and ${other} do not combine`);
  await tab.emulateMedia({ media: 'print' });
  must(await tab.locator('main form').isHidden(), 'the form is printed');
  must((await rows(tab)).shown.length === shown.length, 'other actions are printed than shown');
  await tab.close();
}

async function filterAddress() {
  const tab = await open(actions);
  const wanted = await choose(tab, 'outcome');
  await tab.click('button:not([type])');
  must(tab.url().endsWith(`/actions/?${wanted}`), tab.url());
  const { shown, all } = await rows(tab);
  await tab.reload();
  must((await rows(tab)).shown.length === shown.length, 'after loading again, others are shown');
  await told(tab, `^${shown.length} of ${all} actions: .`);
  await tab.goBack();
  await tab.waitForFunction((all) => document.querySelectorAll('tr[data-is]:not([hidden])').length === all, all);
  await tab.goto(`${server.url(actions)}?outcome=no-such&x=1`);
  must((await rows(tab)).shown.length === all, 'a value that there is not hides actions');
  await tab.close();
}

async function filtersWithoutScripts() {
  const page = await plainPage(actions);
  must((await page.locator('main form').count()) === 0, 'there is a form that does nothing');
  must((await page.locator('main tr[data-is]:visible').count()) > 20, 'not every action is listed');
  await page.context().close();
}

async function accessibleFilters() {
  for (const at of [actions, `cy/${actions}`, 'rotherham-2013/actions/']) {
    const tab = await open(at);
    await choose(tab, 'outcome');
    await tab.click('button:not([type])');
    await tab.click('summary');
    await accessible(tab, at);
    await tab.close();
  }
}
