// From what a link says to the file that it leads to.

// Any host will do: only the path is looked at.
const origin = 'http://site';

/** Where a link on a page leads, when the site stands at `base`. */
export function urlOf(target, page, base) {
  // The page for missing addresses is shown at any address, so nothing on it may hang on where it stands.
  const here = page.file === '404.html' ? '' : page.address;
  return new URL(target, origin + base + here);
}

/** The file that a web server gives at a URL, there or not; null when the URL lies outside the site. */
export function fileAt(url, base, site) {
  const pathname = decoded(url.pathname);
  if (url.origin !== origin) return null;
  if (`${pathname}/` === base) return 'index.html';
  if (!pathname.startsWith(base)) return null;
  const address = pathname.slice(base.length);
  if (address === '' || address.endsWith('/')) return `${address}index.html`;
  return !site.files.has(address) && site.files.has(`${address}/index.html`) ? `${address}/index.html` : address;
}

/** The path that a page's links hang on: the site's, or for 404.html the one that it was made for. */
export function baseOf(page, site, base) {
  return page.file === '404.html' ? baseOf404(site) : base;
}

/**
 * The path that the site was made to stand at, as the links of its 404.html tell: the part of the first one
 * before what is a file of the site. Null when there is no such page, or no such link.
 */
export function baseOf404(site) {
  const page = site.pages.find((page) => page.file === '404.html');
  for (const { target } of page?.references ?? []) {
    if (!/^\/(?!\/)/.test(target)) continue;
    const segments = new URL(target, origin).pathname.split('/');
    for (let i = 1; i < segments.length; i++) {
      const rest = decoded(segments.slice(i).join('/'));
      const isThere = site.files.has(rest) || (rest !== '' && site.files.has(`${rest}index.html`));
      if (isThere) return `${segments.slice(0, i).join('/')}/`;
    }
  }
  return null;
}

/** What percent signs stand for; where they stand for nothing, the text as it is. */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
