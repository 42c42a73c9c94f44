// A small site without a fault, from which selftest.mjs makes the bad ones. It holds what the checks must let
// pass: links in sentences, a wide table in a region that scrolls, hidden text, a page that sends the reader on,
// a search page with a script, and a page for missing addresses made for a path of its own.

const styles = `
:root { color-scheme: light dark; --back: #fff; --text: #17211f; --link: #0a5560; --ring: #8c1065 }
@media (prefers-color-scheme: dark) { :root { --back: #121a19; --text: #eaf0ee; --link: #7fd3e0; --ring: #ff9ed8 } }
body { margin: 0 1rem; background: var(--back); color: var(--text); font: 1.125rem/1.5 sans-serif; overflow-wrap: break-word }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--ring); outline-offset: 2px }
main:focus { outline: none }
nav a, summary { display: inline-block; padding-block: .375rem }
input { font: inherit; color: inherit; background: var(--back); border: 2px solid; min-height: 2.75rem; max-width: 100% }
.skip { position: absolute; left: -999em; top: 0; background: var(--back) }
.skip:focus { left: 1rem }
.heard { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.scroll { overflow-x: auto; container-type: inline-size }
.scroll table { width: 60rem }
caption, th, td { text-align: start }
@media (forced-colors: active) { :focus-visible { outline-color: Highlight } }
@media print {
  :root { color-scheme: light }
  nav, .skip, form { display: none }
  body, a, summary { color: #000; background: #fff }
  .scroll { overflow: visible }
  .scroll table { width: auto }
  @page { size: A4; margin: 18mm 16mm }
}
`;

function page({ up, kind, title, main, head = '' }) {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${title} – A plan</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${up}theme.css"><link rel="icon" href="data:,">${head}</head>
<body data-page="${kind}">
<a class="skip" href="#main">Skip to main content</a>
<header><nav aria-label="Main"><ul><li><a href="${up}">Home</a></li><li><a href="${up}action/">Action 1</a></li><li><a href="${up}search/">Search</a></li></ul></nav></header>
<main id="main" tabindex="-1"><h1>${title}</h1>
${main}
</main>
<footer><p>Write to <a href="mailto:plan@example.org">plan@example.org</a>.</p></footer>
</body>
</html>
`;
}

const action = `
<p>Owned by <a href="../#owners">the council</a>, told in <a href="https://example.org/">a report</a>. <span class="heard">Not overdue.</span></p>
<svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12"><path d="M6 1l5.5 10H.5z"/></svg>
<h2>Progress</h2>
<div class="scroll" role="region" aria-label="Progress by year" tabindex="0">
<table><caption>By year</caption><thead><tr><th scope="col">Year</th><th scope="col">Breaks</th></tr></thead>
<tbody><tr><th scope="row">2025 to 2026</th><td>1,046</td></tr></tbody></table></div>
<details><summary>Evidence for action 1</summary><p>A survey, and <a href="../action/#main">this page</a>.</p></details>
`;

const search = `
<form action="../search/" role="search"><label for="words">Words to look for</label> <input id="words" type="search" name="q"></form>
<p role="status"></p>
`;

/** The files of the site, by path. */
export const goodSite = {
  'theme.css': styles,
  'search.js':
    "document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); document.querySelector('[role=status]').textContent = 'Nothing found'; });\n",
  'index.html': page({
    up: './',
    kind: 'home',
    title: 'Breaks for carers',
    main: '<h2 id="owners">Owners</h2><p>The council.</p>',
  }),
  'action/index.html': page({ up: '../', kind: 'action', title: 'More breaks', main: action }),
  'search/index.html': page({
    up: '../',
    kind: 'search',
    title: 'Search',
    main: search,
    head: '<script src="../search.js" defer></script>',
  }),
  'old/index.html': `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Moved</title>
<meta http-equiv="refresh" content="0; url=../action/"></head><body><p>Moved to <a href="../action/">More breaks</a>.</p></body></html>\n`,
  '404.html': page({
    up: '/plans/',
    kind: 'not-found',
    title: 'Page not found',
    main: '<p>Begin at <a href="/plans/">the plan</a>.</p>',
  }),
};
