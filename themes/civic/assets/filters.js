// Shows some of all actions: those that fit everything that is chosen. What is chosen stands in the
// address. All words that it says stand in the page.
(() => {
  const page = document.getElementById('filters');
  const said = page.dataset;
  page.after(page.content);
  const form = document.querySelector('form.ask');
  const status = document.querySelector('main [role=status]');
  const linkToAll = document.querySelector('.pick [aria-current]');
  const fields = [...form.querySelectorAll('select')];
  const tables = [...document.querySelectorAll('main table.acts')];
  const rows = [...document.querySelectorAll('main tr[data-is]')].map((row) => ({
    row,
    is: new Set(row.dataset.is.split(' ')),
  }));

  function hide(element, isHidden) {
    if (element) element.hidden = isHidden;
  }

  function show() {
    const chosen = fields.filter((field) => field.value);
    const wanted = chosen.map((field) => `${field.name}=${field.value}`);
    let count = 0;
    for (const { row, is } of rows) {
      row.hidden = !wanted.every((it) => is.has(it));
      if (!row.hidden) count += 1;
    }
    // What has nothing left to show goes, with its heading and the link to it.
    const isEmpty = (part) => !part.querySelector('tr[data-is]:not([hidden])');
    for (const table of tables) {
      for (const part of table.tBodies) part.hidden = isEmpty(part);
      table.hidden = isEmpty(table);
      const heading = table.previousElementSibling;
      if (!heading?.matches('h2')) continue;
      heading.hidden = table.hidden;
      hide(document.querySelector(`.contents a[href="#${CSS.escape(heading.id)}"]`)?.closest('li'), table.hidden);
    }
    const names = chosen.map((field) => field.selectedOptions[0].label);
    const words = count ? said.shown : said.none;
    const told = words.replace('{n}', count.toLocaleString(document.documentElement.lang));
    // "All" is not what is shown then.
    if (chosen.length) linkToAll?.removeAttribute('aria-current');
    else linkToAll?.setAttribute('aria-current', 'page');
    status.textContent = chosen.length ? told.replace('{chosen}', () => names.join('; ')) : said.all;
  }

  /** Chooses what the address says. */
  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? '';
      if (field.selectedIndex < 0) field.value = '';
    }
    const isAsked = fields.some((field) => field.value);
    show();
    if (!isAsked) status.textContent = '';
  }

  function go() {
    const address = new URL(location);
    address.hash = '';
    for (const field of fields) {
      if (field.value) address.searchParams.set(field.name, field.value);
      else address.searchParams.delete(field.name);
    }
    if (address.href !== location.href) history.pushState(null, '', address);
    show();
    // Folded, it leaves room for what it shows; what was chosen is said below it.
    form.querySelector('details').open = false;
    form.querySelector('summary').focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go();
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const field of fields) field.value = '';
    go();
  });
  addEventListener('popstate', read);
  read();
})();
