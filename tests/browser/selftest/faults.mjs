// One fault each, made in the good site, and the rules that must find it: all of these, and no other of that check.

const home = 'index.html';
const action = 'action/index.html';
const notFound = '404.html';
const theme = 'theme.css';

/** A change of one file: a text in it becomes another. */
const swap = (file, from, to) => (files) => {
  if (!files[file].includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...files, [file]: files[file].replace(from, () => to) };
};
/** More at the end of the action page's main part. */
const add = (html) => swap(action, '</main>', `${html}</main>`);
/** More at the end of the style sheet. */
const style = (css) => (files) => ({ ...files, [theme]: files[theme] + css });
/** A script on the action page; that it is there is for the requests check to find, and no other. */
const script = (code) => (files) => ({
  ...swap(action, '</head>', '<script src="../bad.js" defer></script></head>')(files),
  'bad.js': code,
});
const both = (first, second) => (files) => second(first(files));

/** Words that do not compress well, the same at every run. */
function words(count) {
  let seed = 1;
  const next = () => (seed = (seed * 48271) % 2147483647);
  return Array.from({ length: count }, () => next().toString(36)).join(' ');
}

export const faults = [
  {
    check: 'nu',
    fault: 'an attribute that HTML does not have, and a misspelt property',
    change: both(add('<p colour="red">x</p>'), style('p { colr: red }')),
    finds: ['Attribute “colour” not allowed', 'CSS: “colr”'],
  },

  {
    check: 'links',
    fault: 'a link to a missing file',
    change: add('<a href="../gone/">Gone</a>'),
    finds: ['leads to a file that is not there: gone/index.html'],
  },
  {
    check: 'links',
    fault: 'a link to a missing id',
    change: add('<a href="../#gone">Gone</a>'),
    finds: ['leads to an id that is not there: index.html#gone'],
  },
  {
    check: 'links',
    fault: 'a link with a stray percent sign',
    change: add('<a href="../50%/">Half</a>'),
    finds: ['leads to a file that is not there: 50%/index.html'],
  },
  {
    check: 'links',
    fault: 'a link out of the site',
    change: add('<a href="../../council-tax/">Tax</a>'),
    finds: ["leads outside the site's path"],
  },
  {
    check: 'links',
    fault: 'a link that begins with a slash',
    change: add('<a href="/some/council/action/">Action</a>'),
    finds: ['begins with a slash'],
  },
  { check: 'links', fault: 'an id twice', change: add('<p id="main">x</p>'), finds: ['the same id twice'] },
  {
    check: 'links',
    fault: 'a page nobody comes to',
    change: (files) => ({ ...files, 'lost/index.html': files[home].replaceAll('./', '../') }),
    finds: ['no way leads here'],
  },
  {
    check: 'links',
    fault: 'a relative link on 404.html',
    change: swap(notFound, '<a href="/plans/">the', '<a href="./">the'),
    finds: ['404.html is shown at any address'],
  },
  {
    check: 'links',
    fault: 'a missing picture on 404.html',
    change: swap(notFound, '</main>', '<img src="/plans/gone.png" alt=""></main>'),
    finds: ['leads to a file that is not there: gone.png'],
  },
  {
    check: 'links',
    fault: 'no 404.html',
    change: ({ [notFound]: _, ...files }) => files,
    finds: ['the site has no page for missing addresses'],
  },
  {
    check: 'links',
    fault: 'a missing file in the style sheet',
    change: style('body { background: url(gone.png) }'),
    finds: ['a style sheet asks for what the site does not have: gone.png'],
  },

  { check: 'structure', fault: 'two h1', change: add('<h1>More breaks</h1>'), finds: ['a page has one h1'] },
  {
    check: 'structure',
    fault: 'a skipped heading level',
    change: add('<h4>Risks</h4>'),
    finds: ['a heading level is skipped'],
  },
  { check: 'structure', fault: 'an empty heading', change: add('<h2></h2>'), finds: ['a heading is empty'] },
  {
    check: 'structure',
    fault: 'two pages of one title',
    change: both(
      swap(action, '<title>More breaks', '<title>Breaks for carers'),
      swap(action, '<h1>More breaks', '<h1>Breaks for carers'),
    ),
    finds: ['two pages have the same title'],
  },
  {
    check: 'structure',
    fault: 'a title that is not about the page',
    change: swap(action, '<title>More breaks', '<title>Page'),
    finds: ["the title does not contain the h1's words"],
  },
  {
    check: 'structure',
    fault: 'no title',
    change: swap(action, 'More breaks – A plan', ''),
    finds: ['the page has no title'],
  },
  {
    check: 'structure',
    fault: 'no language',
    change: swap(action, ' lang="en-GB"', ''),
    finds: ['the page has no language'],
  },
  {
    check: 'structure',
    fault: 'two mains',
    change: swap(action, '<footer>', '<main></main><footer>'),
    finds: ['a page has one main'],
  },
  {
    check: 'structure',
    fault: 'no footer',
    change: both(swap(action, '<footer>', '<div>'), swap(action, '</footer>', '</div>')),
    finds: ['a page has one footer'],
  },
  {
    check: 'structure',
    fault: 'a nav without a label',
    change: add('<nav><a href="./">Here</a></nav>'),
    finds: ['a nav has no label'],
  },
  {
    check: 'structure',
    fault: 'two navs of one label',
    change: add('<nav aria-label="Main"><a href="./">Here</a></nav>'),
    finds: ['two navs have the same label'],
  },
  {
    check: 'structure',
    fault: 'a table without a caption',
    change: swap(action, '<caption>By year</caption>', ''),
    finds: ['a table has no caption'],
  },
  {
    check: 'structure',
    fault: 'a table without headers',
    change: add('<table><caption>x</caption><tr><td>x</td></tr></table>'),
    finds: ['a table has no header cell'],
  },
  {
    check: 'structure',
    fault: 'a th without a scope',
    change: swap(action, '<th scope="row">', '<th>'),
    finds: ['a th has no scope'],
  },
  {
    check: 'structure',
    fault: 'an image without alt',
    change: add('<img src="data:,">'),
    finds: ['an image has no alt attribute'],
  },
  {
    check: 'structure',
    fault: 'an svg without a name',
    change: swap(action, '<svg aria-hidden="true"', '<svg role="img"'),
    finds: ['an svg is neither hidden'],
  },

  {
    check: 'weight',
    fault: 'a heavy page',
    change: add(`<p>${words(4000)}</p>`),
    finds: ['a page of kind action is over its budget'],
  },
  {
    check: 'weight',
    fault: 'a heavy style sheet',
    change: style(`/* ${words(1200)} */`),
    finds: ['a style sheet is over its budget'],
  },
  {
    check: 'weight',
    fault: 'a heavy script',
    change: (files) => ({ ...files, 'search.js': `${files['search.js']}/* ${words(4000)} */` }),
    finds: ['the scripts of a page are over their budget'],
  },

  { check: 'requests', fault: 'a script', change: script(';'), finds: ['a script'] },
  {
    check: 'requests',
    fault: 'a script inside a page',
    change: swap('search/index.html', '</head>', '<script>;</script></head>'),
    on: 'search/',
    finds: ['a script inside the page', 'the console says: Executing inline script violates'],
  },
  {
    check: 'requests',
    fault: 'a style attribute',
    change: add('<p style="color: red">x</p>'),
    finds: ['a style attribute', 'the console says: Applying inline style violates'],
  },
  {
    check: 'requests',
    fault: 'an event handler',
    change: add('<p onclick="x()">x</p>'),
    finds: ['an event handler in an attribute: onclick'],
    may: ['the console says: Executing inline event handler violates'],
  },
  {
    check: 'requests',
    fault: 'a javascript: address',
    change: add('<a href="javascript:void 0">x</a>'),
    finds: ['a javascript: address'],
  },
  {
    check: 'requests',
    fault: 'a picture of another host',
    change: add('<img src="//example.org/a.png" alt="">'),
    finds: ['loads from another host', 'asks another host', 'the console says: Loading the image'],
  },
  {
    check: 'requests',
    fault: 'a missing style sheet',
    change: ({ [theme]: _, ...files }) => files,
    finds: ['a request fails: /some/council/theme.css'],
  },
  {
    check: 'requests',
    fault: 'a script that breaks',
    change: (files) => ({ ...files, 'search.js': 'gone();' }),
    on: 'search/',
    finds: ['the console says: ReferenceError'],
  },

  {
    check: 'axe',
    fault: 'pale text in the dark',
    change: style('@media (prefers-color-scheme: dark) { h2 { color: #444 } }'),
    finds: ['color-contrast'],
    detail: 'dark',
  },
  {
    check: 'axe',
    fault: 'pale text in the light',
    change: style('@media (prefers-color-scheme: light) { h2 { color: #999 } }'),
    finds: ['color-contrast'],
    detail: 'light',
  },
  {
    check: 'axe',
    fault: 'a button without a name',
    change: add('<button></button>'),
    finds: ['button-name'],
    detail: 'light, dark, forced colours',
  },
  {
    check: 'axe',
    fault: 'a result without a name',
    change: (files) => ({
      ...files,
      'search.js':
        "document.querySelector('form').onsubmit = () => (document.querySelector('main').append(document.createElement('button')), false);\n",
    }),
    on: 'search/',
    finds: ['button-name'],
    detail: 'search results',
  },

  {
    check: 'reflow',
    fault: 'a fixed width',
    change: style('h2 { width: 30rem; background: silver } h2::after { content: ""; display: block; width: 30rem }'),
    finds: ['the page scrolls sideways'],
    detail: '320 px',
  },
  {
    check: 'reflow',
    fault: 'words in one line',
    change: both(
      add('<p>As many words in one line as a telephone cannot show.</p>'),
      style('p { white-space: nowrap }'),
    ),
    finds: ['reaches past the right edge'],
    detail: '320 px',
  },
  {
    check: 'reflow',
    fault: 'a line too long at 200 %',
    change: both(
      add(
        '<p class="long">As many words in one line as a wide window shows at the usual text size, but not at twice that size.</p>',
      ),
      style('@media (min-width: 60em) { .long { white-space: nowrap } }'),
    ),
    finds: ['reaches past the right edge'],
    detail: '1280 px wide with text at 200 %',
  },
  {
    check: 'reflow',
    fault: 'a box that scrolls unseen',
    change: swap(action, ' role="region" aria-label="Progress by year" tabindex="0"', ''),
    finds: ['scrolls sideways, but is no region'],
  },
  {
    check: 'reflow',
    fault: 'a box that cuts off spaced text',
    change: both(
      add('<p class="cut">Fits until it is spaced.</p>'),
      style('@media (min-width: 15em) { .cut { white-space: nowrap; overflow: hidden; width: 12em; font-size: 1rem } }'),
    ),
    finds: ['text is cut off'],
    detail: 'text spacing',
  },
  {
    check: 'reflow',
    fault: 'a box too low for spaced text',
    change: style(
      '@media (min-width: 15em) { footer { height: 1.5em; line-height: 1.5 } footer p { margin: 0; height: 1.5em; line-height: 1.5 } h2 { height: 1.2em; width: 4.6em; line-height: 1.2 } }',
    ),
    finds: ['text spills out of its box'],
    detail: 'text spacing',
  },
  {
    check: 'reflow',
    fault: 'text sized in px',
    change: style('h2 { font-size: 20px }'),
    finds: ["text does not grow with the reader's text size"],
    detail: '1.00 times',
  },

  {
    check: 'keyboard',
    fault: 'a positive tabindex',
    change: add('<a href="./" tabindex="1">x</a>'),
    finds: ['a tabindex above 0', 'the first stop is not a link to the main content'],
  },
  {
    check: 'keyboard',
    fault: 'no focus ring',
    change: style('summary:focus { outline: none }'),
    finds: ['the focus ring is missing or thin'],
    detail: 'light',
  },
  {
    check: 'keyboard',
    fault: 'a faint focus ring in the dark',
    change: style('@media (prefers-color-scheme: dark) { summary { outline-color: #333 !important } }'),
    finds: ['the focus ring is faint'],
    detail: 'dark',
  },
  {
    check: 'keyboard',
    fault: 'no skip link',
    change: swap(action, '<a class="skip" href="#main">Skip to main content</a>', ''),
    finds: ['the first stop is not a link to the main content'],
  },
  {
    check: 'keyboard',
    fault: 'a skip link that leads nowhere',
    change: swap(action, ' tabindex="-1"', ''),
    finds: ['the skip link does not move the focus to main'],
  },
  {
    check: 'keyboard',
    fault: 'a skip link that stays out of sight',
    change: style('.skip:focus { left: -999em }'),
    finds: ['has the focus, but cannot be seen'],
  },
  {
    check: 'keyboard',
    fault: 'a bar that covers the focus',
    change: both(
      add('<div class="bar">Cookies</div>'),
      style('.bar { position: fixed; inset: 8rem 0 0; background: var(--back) }'),
    ),
    finds: ['has the focus, but cannot be seen'],
  },
  {
    check: 'keyboard',
    fault: 'a trap',
    change: script("document.querySelector('summary').addEventListener('keydown', (event) => event.preventDefault());"),
    finds: ['Tab does not leave it', 'Tab does not reach it'],
  },
  {
    check: 'keyboard',
    fault: 'a link that Tab passes by',
    change: script(
      "document.querySelector('main p a').addEventListener('focus', () => document.querySelector('summary').focus());",
    ),
    finds: ['Tab does not reach it', 'the focus ring is missing or thin'],
  },

  {
    check: 'target-size',
    fault: 'two small targets',
    change: both(
      add('<p class="tiny"><a href="./">a</a><a href="../">b</a></p>'),
      style('.tiny a { font-size: .5rem; margin: .25rem }'),
    ),
    finds: ['a target is smaller than 24 by 24 px'],
  },

  {
    check: 'print',
    fault: 'a menu on paper',
    change: style('@media print { nav { display: block } }'),
    finds: ['is printed, but is of use only on a screen'],
  },
  {
    check: 'print',
    fault: 'pale text on paper',
    change: style('@media print { h2 { color: #ccc } }'),
    finds: ['text is pale on paper'],
  },
  {
    check: 'print',
    fault: 'a skip link on paper',
    change: style('@media print { .skip { display: block; position: static } }'),
    finds: ['is printed, but is of use only on a screen'],
  },
  {
    check: 'print',
    fault: 'light text on paper in the dark',
    change: style('@media print and (prefers-color-scheme: dark) { h2 { color: #ccc } }'),
    finds: ['text is pale on paper'],
    detail: 'dark',
  },
  {
    check: 'print',
    fault: 'a box that scrolls on paper',
    change: style(
      '@media print { .scroll { overflow: auto } .scroll table { width: 60rem } .scroll td { text-align: end } }',
    ),
    finds: ['reaches past the right edge of the sheet', 'text is cut off'],
  },
  {
    check: 'print',
    fault: 'a table wider than the sheet',
    change: style('@media print { .scroll table { width: 60rem } }'),
    finds: ['reaches past the right edge of the sheet'],
  },

  {
    check: 'lighthouse',
    fault: 'a page that cannot be made larger, with a name that says nothing',
    change: both(
      swap(action, 'content="width=device-width', 'content="maximum-scale=1, width=device-width'),
      add('<button></button>'),
    ),
    finds: ['accessibility is under 100'],
    detail: 'button-name',
  },

  {
    check: 'consistency',
    fault: 'links of the menu the other way round',
    change: swap(
      action,
      '<li><a href="../">Home</a></li><li><a href="../action/">Action 1</a></li>',
      '<li><a href="../action/">Action 1</a></li><li><a href="../">Home</a></li>',
    ),
    finds: ['the order of "Main" differs'],
  },
  {
    check: 'consistency',
    fault: 'another name for a page',
    change: swap(action, '<a href="../">Home</a>', '<a href="../">Start</a>'),
    finds: ['"Main" calls one target by two names'],
  },
  {
    check: 'consistency',
    fault: 'a page that does not say whom to ask',
    change: swap(action, '<a href="mailto:plan@example.org">plan@example.org</a>', 'us'),
    finds: ['the footer does not say whom to ask'],
  },
  {
    check: 'structure',
    fault: 'a tip that only a mouse shows',
    change: add('<p><abbr title="Social Care Services">SCS</abbr></p>'),
    finds: ['a title attribute'],
  },
  {
    check: 'axe',
    fault: 'a link whose name is not what is seen',
    change: add('<p><a href="../" aria-label="Start">Back home</a></p>'),
    finds: ['label-content-name-mismatch'],
  },
  {
    check: 'axe',
    fault: 'a page that turns with the telephone',
    change: style('@media (orientation: portrait) { html { transform: rotate(90deg) } }'),
    finds: ['css-orientation-lock'],
  },
  {
    check: 'print',
    fault: 'large print that is not large',
    change: both(add('<p id="large-print">Large print is on.</p>'), style('@media print { body { font-size: 20px } }')),
    finds: ['text is small in large print'],
  },
  {
    check: 'reflow',
    fault: 'a line that a telephone cannot hold with text at 200 %',
    change: both(add('<p class="line">A word at each end of it</p>'), style('.line { white-space: nowrap }')),
    finds: ['reaches past the right edge of the window'],
    detail: '320 px wide with text at 200 %',
  },
];
