// The built site as it lies on disk: every file, and what the markup of every page says.

import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Reads a built site. Pages are parsed by the browser's own parser, so that unquoted attributes and omitted
 * tags are read as a reader's browser reads them.
 */
export async function readSite(folder, { parser }) {
  const files = await listFiles(folder);
  const pages = [];
  for (const file of [...files].filter((file) => file.endsWith('.html'))) {
    const html = await readFile(path.join(folder, file), 'utf8');
    const address = addressOf(file);
    const facts = await inDocument(parser, html, readFacts);
    const kind = facts.says ?? kindByAddress(address);
    pages.push({ file, address, html, bytes: Buffer.byteLength(html), ...facts, kind });
  }
  return { folder, files, pages };
}

/** Runs a function inside the browser on a page's parsed document, and on what is to be known of the page. */
export function inDocument(parser, html, look, about = {}) {
  const parsed = `new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html')`;
  return parser.evaluate(`(${look})(${parsed}, ${JSON.stringify(about)})`);
}

/**
 * The pages that the slow checks open: of each kind the smallest and the largest, and of each kind in another language
 * than the home page's the largest, where longer words may break what shorter ones do not.
 */
export function sample(site) {
  const home = site.pages.find((page) => page.file === 'index.html');
  return groupByKind(site.pages).flatMap((group) => {
    if (group[0].lang !== home.lang || group.length === 1) return [group.at(-1)];
    return [group[0], group.at(-1)];
  });
}

/** The pages of each kind and language, smallest first. Pages that only send the reader on are of no kind. */
export function groupByKind(pages) {
  const groups = new Map();
  for (const page of pages.filter((page) => page.sendsOn === null)) {
    const key = `${page.kind} ${page.lang}`;
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.bytes - b.bytes || compare(a.file, b.file));
  return [...groups.values()];
}

export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The paths of all files in a folder. */
export async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true });
  const files = [];
  for (const entry of entries.sort()) {
    if ((await stat(path.join(folder, entry))).isFile()) files.push(entry.split(path.sep).join('/'));
  }
  return new Set(files);
}

/** `actions/index.html` is read at `actions/`. */
function addressOf(file) {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

/** For pages that do not say what they are: the first folder, its own page told apart from those beneath. */
function kindByAddress(address) {
  const [first, ...rest] = address.split('/');
  if (first === '') return 'home';
  return rest.join('') === '' ? first : `${first}/…`;
}

/** Runs inside the browser. */
function readFacts(document) {
  const loading =
    /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|apple-touch-icon)\b/i;
  const references = [];
  for (const element of document.querySelectorAll(
    '[href], [src], [srcset], [action], [formaction], [poster], object[data]',
  )) {
    const tag = element.localName;
    const clicked = ['a', 'area', 'form', 'button'].includes(tag);
    const rel = element.getAttribute('rel') ?? '';
    for (const attribute of ['href', 'src', 'srcset', 'action', 'formaction', 'poster', 'data']) {
      const value = element.getAttribute(attribute);
      if (value === null || (attribute === 'data' && tag !== 'object')) continue;
      const targets = attribute === 'srcset' ? value.split(',').map((one) => one.trim().split(/\s+/)[0]) : [value];
      for (const target of targets) {
        references.push({
          target,
          clicked,
          loaded: tag === 'link' ? loading.test(rel) : !clicked && tag !== 'base',
          stylesheet: tag === 'link' && /\bstylesheet\b/i.test(rel),
          element: audit.excerpt(element),
          shape: audit.shape(element),
        });
      }
    }
  }
  const menus = [...document.querySelectorAll('header nav, footer')].map((menu) => ({
    name: menu.localName === 'footer' ? 'footer' : audit.label(menu),
    links: [...menu.querySelectorAll('a[href]')].map((link) => ({
      label: link.textContent.replace(/\s+/g, ' ').trim(),
      target: link.getAttribute('href'),
    })),
  }));
  const refresh = document.querySelector('meta[http-equiv=refresh i]')?.getAttribute('content') ?? null;
  const sendsOn = refresh?.match(/^\s*\d*\s*[;,]\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*$/i)?.[1] ?? null;
  if (sendsOn !== null) {
    const element = `<meta http-equiv=refresh content="${refresh}">`;
    references.push({ target: sendsOn, clicked: true, loaded: false, stylesheet: false, element, shape: 'meta' });
  }
  return {
    says: document.body.dataset.page ?? null,
    lang: document.documentElement.lang,
    title: document.title,
    sendsOn,
    menus,
    ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
    references,
  };
}
