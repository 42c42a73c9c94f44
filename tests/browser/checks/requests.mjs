// Requests and scripts: a page asks nothing of any other host, runs no script, and works under the strictest
// content policy (see server.mjs). Privacy for the reader, and a site that works where scripts do not.

import { searchFor } from '../audit/search.mjs';

export const name = 'requests';

/** The kinds of pages that may have a script of the site's own. They too must work without it. */
export const settings = { mayHaveScript: ['search', 'actions'] };

/** Runs inside the browser. */
export function inMarkup(document, { kind, mayHaveScript }) {
  const findings = [];
  for (const script of document.querySelectorAll('script')) {
    const runs = /^(|module|importmap|speculationrules|(text|application)\/(java|ecma)script)$/i.test(
      script.type.trim(),
    );
    if (!runs) continue;
    if (!mayHaveScript.includes(kind)) findings.push(audit.found('a script', script));
    else if (!script.src) findings.push(audit.found('a script inside the page', script));
  }
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name === 'style') findings.push(audit.found('a style attribute', element));
      if (/^on/i.test(name)) findings.push(audit.found(`an event handler in an attribute: ${name}`, element));
      if (/^\s*javascript:/i.test(value)) findings.push(audit.found('a javascript: address', element));
    }
  }
  return findings;
}

/** What every page would load from another host, whether or not the browser came to it. */
export async function inSite(site) {
  return site.pages.flatMap((page) =>
    page.references
      .filter(({ loaded, target }) => loaded && /^\s*(https?:)?\/\//i.test(target))
      .map(({ target, element, shape }) => ({
        page: page.address,
        rule: `loads from another host: ${target}`,
        element,
        shape,
      })),
  );
}

export async function inBrowser({ tab, url, origin }) {
  await searchFor(tab); // its index is fetched for the first search, and only then do we see where from
  const { requests, failures, complaints } = tab.log;
  const ownStatus = (address, reason) => address === url && reason === 'status 404'; // the page for missing addresses
  return [
    ...requests
      .filter((address) => /^https?:/.test(address) && !address.startsWith(`${origin}/`))
      .map((address) => finding(`asks another host: ${address}`)),
    ...failures
      .filter(([address, reason]) => address.startsWith(`${origin}/`) && !ownStatus(address, reason))
      .map(([address, reason]) => finding(`a request fails: ${new URL(address).pathname}`, reason)),
    ...complaints
      .filter((text) => !/^Failed to load resource/.test(text)) // told above, with its address
      .map((text) => finding(`the console says: ${text.replaceAll(origin, '').slice(0, 160)}`)),
  ];
}

function finding(rule, detail = '') {
  return { rule, detail };
}
