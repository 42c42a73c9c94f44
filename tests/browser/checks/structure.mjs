// Structure: what lets a reader move about by headings, landmarks and tables, and know where they are.
// WCAG 1.1.1 Non-text content, 1.3.1 Info and relationships, 2.4.1 Bypass blocks, 2.4.2 Page titled,
// 2.4.6 Headings and labels, 3.1.1 Language of page; 1.4.13 Content on hover or focus, of which there is none.

export const name = 'structure';

/** Runs inside the browser. */
export function inMarkup(document, { sendsOn }) {
  const findings = [];
  const report = (rule, element, detail) => findings.push(audit.found(rule, element, detail));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();

  languageAndTitle();
  if (!sendsOn) {
    headings();
    landmarks();
    tables();
    pictures();
    tips();
  }
  return findings;

  function languageAndTitle() {
    const root = document.documentElement;
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(root.lang)) report('the page has no language', root);
    if (document.title.trim() === '') report('the page has no title');
  }

  function headings() {
    let before = 0;
    for (const heading of all('h1, h2, h3, h4, h5, h6')) {
      const level = Number(heading.localName[1]);
      const after = before === 0 ? 'the first heading' : `h${level} after h${before}`;
      if (level > before + 1) report('a heading level is skipped', heading, after);
      if (words(heading) === '') report('a heading is empty', heading);
      before = level;
    }
    const [main, ...more] = all('h1');
    if (!main || more.length > 0) report('a page has one h1', more[0], `this has ${all('h1').length}`);
    if (main && !isTitledBy(main)) {
      report("the title does not contain the h1's words", main, `title: ${document.title}`);
    }
  }

  /** The title may leave out the kind of thing that the h1 begins with: "Action 1.2 Breaks", "1.2 Breaks – Plan". */
  function isTitledBy(heading) {
    const title = document.title.replace(/\s+/g, ' ').trim();
    return title.includes(words(heading)) || words(heading).includes(title.split(' – ')[0]);
  }

  function landmarks() {
    const ofPage = (element) => !element.closest('main, article, aside, section, blockquote, dialog');
    const once = { main: all('main'), header: all('header').filter(ofPage), footer: all('footer').filter(ofPage) };
    for (const [tag, elements] of Object.entries(once)) {
      if (elements.length !== 1) report(`a page has one ${tag}`, elements[1], `this has ${elements.length}`);
    }
    const labels = new Set();
    for (const nav of all('nav, [role=navigation]')) {
      const label = audit.label(nav);
      if (label === '') report('a nav has no label', nav);
      else if (labels.has(label)) report('two navs have the same label', nav, label);
      labels.add(label);
    }
  }

  function tables() {
    for (const table of all('table')) {
      if (!table.caption || words(table.caption) === '') report('a table has no caption', table);
      if (!table.querySelector('th')) report('a table has no header cell', table);
    }
    for (const cell of all('th')) {
      const scope = cell.getAttribute('scope') ?? '';
      if (!/^(row|col|rowgroup|colgroup)$/.test(scope)) report('a th has no scope', cell);
    }
  }

  /** What a `title` says shows only under a mouse. */
  function tips() {
    const rule = 'a title attribute, which only a mouse shows';
    for (const element of all('body [title]:not(iframe)')) report(rule, element);
  }

  function pictures() {
    for (const image of all('img:not([alt])')) report('an image has no alt attribute', image);
    for (const svg of all('svg')) {
      const title = svg.querySelector(':scope > title');
      const isNamed = audit.label(svg) !== '' || (title !== null && words(title) !== '');
      const isPart = svg.parentElement.closest('svg, [aria-hidden=true]') !== null;
      const isHidden = isPart || svg.getAttribute('aria-hidden') === 'true';
      if (!isHidden && !(svg.getAttribute('role') === 'img' && isNamed)) {
        report('an svg is neither hidden nor an image with a name', svg);
      }
    }
  }
}

/** Two pages of one title cannot be told apart in tabs, histories and search results. */
export async function inSite(site) {
  const seen = new Map();
  const findings = [];
  for (const page of site.pages.filter((page) => page.sendsOn === null)) {
    const key = `${page.lang} ${page.title.trim()}`;
    if (seen.has(key)) {
      findings.push({
        page: page.address,
        rule: 'two pages have the same title',
        detail: `as ${seen.get(key) || 'the home page'}`,
        element: page.title,
      });
    } else {
      seen.set(key, page.address);
    }
  }
  return findings;
}
