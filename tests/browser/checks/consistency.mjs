// Consistency: who knows one page knows the others. WCAG 3.2.3 Consistent navigation, 3.2.4 Consistent
// identification, 3.2.6 Consistent help.

import { baseOf, urlOf } from '../audit/addresses.mjs';

export const name = 'consistency';

/** The same in every menu of one name, in pages of one language: the order of links, and what a target is called. */
export async function inSite(site, { base }) {
  const orders = new Map();
  const labels = new Map();
  const findings = [];
  for (const page of site.pages.filter((page) => page.sendsOn === null)) {
    const here = baseOf(page, site, base) ?? base;
    for (const menu of page.menus) {
      const key = `${page.lang} ${menu.name}`;
      findings.push(...links(menu, page, here, known(labels, key)), ...order(menu, page, known(orders, key)));
    }
  }
  return [...findings, ...withoutHelp(site)];
}

function known(maps, key) {
  if (!maps.has(key)) maps.set(key, new Map());
  return maps.get(key);
}

/** Some pages may have fewer links, but none has two of them the other way round. */
function order(menu, page, before) {
  const findings = [];
  menu.links.forEach(({ label: first }, i) => {
    for (const { label: second } of menu.links.slice(i + 1)) {
      if (first === second) continue;
      const other = before.get(`${second}\n${first}`);
      const detail = `${first}, ${second}: the other way round on ${other || 'the home page'}`;
      const rule = `the order of "${menu.name}" differs`;
      if (other !== undefined) findings.push({ page: page.address, rule, detail });
      else if (!before.has(`${first}\n${second}`)) before.set(`${first}\n${second}`, page.address);
    }
  });
  return findings;
}

function links(menu, page, base, labels) {
  const findings = [];
  for (const { label, target } of menu.links) {
    const url = urlOf(target, page, base).href;
    const other = labels.get(url);
    if (other === undefined) labels.set(url, label);
    else if (other !== label) {
      const rule = `"${menu.name}" calls one target by two names`;
      findings.push({ page: page.address, rule, detail: `${other}, ${label}` });
    }
  }
  return findings;
}

/** Where the home page says in its footer how to reach somebody, every page does. */
function withoutHelp(site) {
  const helps = ({ menus }) =>
    menus.some((menu) => menu.name === 'footer' && menu.links.some(({ target }) => /^(mailto|tel):/.test(target)));
  const pages = site.pages.filter((page) => page.sendsOn === null);
  if (!pages.some((page) => page.file === 'index.html' && helps(page))) return [];
  return pages
    .filter((page) => !helps(page))
    .map((page) => ({ page: page.address, rule: 'the footer does not say whom to ask, as that of the home page does' }));
}
