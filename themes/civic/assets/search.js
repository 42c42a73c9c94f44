// The search. A number is found in the list on the page; words are found by the library in the
// folder that the page names, which is fetched when somebody searches first. Where it cannot be,
// the titles and owners on the page are searched. All words that it says stand in the page.
(() => {
  const AT_ONCE = 20;
  const page = document.getElementById('search');
  const said = page.dataset;
  page.after(page.content);
  const form = document.querySelector('form[role=search]');
  const field = form.elements.q;
  const status = document.querySelector('main [role=status]');
  const found = document.getElementById('found');
  const list = found.querySelector('ul');
  const more = found.querySelector('button');
  const all = document.getElementById('all');
  const language = document.documentElement.lang;
  const title = document.title;
  const rows = [...all.querySelectorAll('li')].map((row) => ({
    row,
    words: plain(row.textContent),
    numbers: (row.dataset.n ?? '').split(', ').map(bare),
  }));
  let library;
  let turn = 0;
  document.getElementById('by-hand').remove();

  /** A text as it is compared: without case, accents and curled quotes. */
  function plain(text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
  }

  function bare(number) {
    return plain(number).replace(/\.$/, '');
  }

  /** The actions with a number, then those whose numbers go on from it: 2.2, and 2.2.1. */
  function withNumber(query) {
    const wanted = bare(query);
    if (!/\d/.test(wanted) || /\s/.test(wanted)) return [];
    const with_ = (is) => rows.filter(({ numbers }) => numbers.some(is));
    return [...with_((it) => it === wanted), ...with_((it) => it.startsWith(`${wanted}.`))];
  }

  function withWords(query) {
    const wanted = plain(query).split(/\s+/);
    return rows.filter(({ words }) => wanted.every((word) => words.includes(word)));
  }

  function element(name, ...content) {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  }

  /** The name of the plan under whose heading something stands. */
  function planOf(anchor) {
    const heading = document.getElementById(anchor);
    const name = element('span', heading?.textContent ?? '');
    const marked = heading?.querySelector('[lang]');
    if (marked) name.lang = marked.lang;
    return name;
  }

  /** An action of the list, with its plan. */
  function ofRow({ row }) {
    const item = row.cloneNode(true);
    const anchor = row.closest('ul').previousElementSibling.id;
    if (all.querySelectorAll('h2').length > 1) {
      const plan = planOf(anchor);
      plan.className = 'sub';
      item.append(plan);
    }
    return item;
  }

  /** Something that the library found. */
  function ofData({ raw_url: address, meta, filters, content, excerpt, plain_excerpt: shown }) {
    const link = element('a', meta.title);
    link.href = new URL(said.root + address, document.baseURI).href;
    if (filters.lang) link.lang = filters.lang[0];
    const about = element('span', filters.kind[0]);
    about.className = 'sub';
    if (filters.plan) about.append(', ', planOf(filters.plan[0]));
    const item = element('li', link, about);
    if (content.trim() === meta.title) return item;
    const start = content.indexOf(shown);
    const text = element('span', start > 0 ? '… ' : '');
    for (const [at, piece] of excerpt.split(/<\/?mark>/).entries()) {
      const words = piece.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      text.append(at % 2 ? element('mark', words) : words);
    }
    if (start >= 0 && start + shown.length < content.trimEnd().length) text.append(' …');
    const [lang, from] = filters.elsewhere ?? [];
    if (lang && content.slice(0, Math.max(start, 0)).split(' ').length > from) text.lang = lang;
    text.className = 'row';
    item.append(text);
    return item;
  }

  /** The words of a text as they are compared. */
  function wordsOf(text) {
    return plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  }

  /** Whether something found has a word like each that is looked for. Where none is like one, the library goes by ever
   * shorter beginnings of it, and finds "as" for "asesiad". */
  function fits(query, { meta, content }) {
    const there = wordsOf(`${meta.title} ${meta.also ?? ''} ${content}`);
    return wordsOf(query).every((word) => {
      const beginning = word.slice(0, Math.max(3, Math.ceil(word.length / 2)));
      return there.some((it) => it.startsWith(beginning));
    });
  }

  /** What the library finds: how to get each as an item, and the first of them. */
  async function withLibrary(query) {
    library ??= import(new URL(`${said.library}pagefind.js`, document.baseURI));
    const { results } = await (await library).search(query);
    const first = await Promise.all(results.slice(0, AT_ONCE).map((it) => it.data()));
    if (!first.some((it) => fits(query, it))) return { items: [], first: [] };
    return { items: results.map((it) => async () => ofData(await it.data())), first: first.map(ofData) };
  }

  /** What is found in the list on the page. */
  function inList(rows) {
    return { items: rows.map((it) => () => ofRow(it)), first: rows.slice(0, AT_ONCE).map(ofRow) };
  }

  async function find(query) {
    const numbered = withNumber(query);
    if (numbered.length) return inList(numbered);
    try {
      return await withLibrary(query);
    } catch {
      library = undefined;
      return { ...inList(withWords(query)), failed: true };
    }
  }

  async function show(query) {
    const mine = ++turn;
    document.title = query ? `${query} – ${title}` : title;
    if (!query) {
      status.textContent = '';
      found.hidden = true;
      all.hidden = false;
      return;
    }
    status.textContent = said.wait;
    const { items, first, failed } = await find(query);
    if (mine !== turn) return;
    list.replaceChildren(...first);
    found.hidden = items.length === 0;
    all.hidden = items.length > 0;
    more.hidden = items.length <= AT_ONCE;
    more.onclick = () => showMore(items, mine);
    const words = items.length ? said[new Intl.PluralRules(language).select(items.length)] : said.none;
    const told = words.replace('{n}', items.length.toLocaleString(language)).replace('{what}', () => query);
    status.textContent = failed ? `${told} ${said.failed}` : told;
  }

  async function showMore(items, mine) {
    const shown = list.children.length;
    more.onclick = null;
    try {
      const next = await Promise.all(items.slice(shown, shown + AT_ONCE).map((item) => item()));
      if (mine !== turn) return;
      list.append(...next);
      next[0].querySelector('a')?.focus();
      more.hidden = list.children.length >= items.length;
    } finally {
      // Whoever asks again may get what did not come.
      if (mine === turn) more.onclick = () => showMore(items, mine);
    }
  }

  function read() {
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    show(field.value.trim());
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const query = field.value.trim();
    const address = new URL(location);
    address.hash = '';
    if (query) address.searchParams.set('q', query);
    else address.searchParams.delete('q');
    if (address.href !== location.href) history.pushState(null, '', address);
    show(query);
  });
  addEventListener('popstate', read);
  read();
})();
