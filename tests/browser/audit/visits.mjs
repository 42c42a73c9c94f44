// A site being served, and its pages opened in tabs.

import { baseOf404 } from './addresses.mjs';
import { cleanTab } from './browser.mjs';
import { serve } from './server.mjs';

/**
 * Serves a site at `base`, and once more at the path that its page for missing addresses was made for: that one
 * page cannot have relative links, so it works nowhere else.
 */
export async function serveSite(site, base) {
  const server = await serve(site, base);
  const serverOf404 = await serve(site, baseOf404(site) ?? base);
  const serverOf = (page) => (page.file === '404.html' ? serverOf404 : server);
  return {
    url: (page) => urlOf(page, serverOf(page)),
    visit: (tab, page) => visit(tab, page, serverOf(page)),
    close: () => [server, serverOf404].forEach((one) => one.close()),
  };
}

/** Where a page is met: the page for missing addresses some folders down. */
function urlOf(page, server) {
  return server.url(page.file === '404.html' ? 'no/such/page/' : page.address);
}

/** Opens a page in a tab. */
async function visit(tab, page, server) {
  const url = urlOf(page, server);
  await cleanTab(tab);
  await tab.goto(url, { waitUntil: 'load' });
  return { tab, url, page, origin: server.origin };
}
