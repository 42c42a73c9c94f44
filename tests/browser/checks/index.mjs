// All checks, in the order they are reported.
//
// A check has a `name` and one or more of
//   inSite(site, { base, browser })   looks at all files at once;
//   inMarkup(document, about)         looks at the parsed markup of every page; it is sent into the browser
//                                     as text, so it can use nothing but its arguments and `audit` (inside.js);
//   inBrowser({ tab, url, page, … })  looks at a page that is open in a tab of its own.
// Each gives a list of findings: { rule, detail, element, shape }, of which only the rule must be there, and the
// page's address as `page` when the check looked at all files.

import * as axe from './axe.mjs';
import * as consistency from './consistency.mjs';
import * as keyboard from './keyboard.mjs';
import * as lighthouse from './lighthouse.mjs';
import * as links from './links.mjs';
import * as nu from './nu.mjs';
import * as print from './print.mjs';
import * as reflow from './reflow.mjs';
import * as requests from './requests.mjs';
import * as structure from './structure.mjs';
import * as targetSize from './target-size.mjs';
import * as weight from './weight.mjs';

export const checks = [
  nu,
  links,
  structure,
  consistency,
  weight,
  requests,
  axe,
  reflow,
  keyboard,
  targetSize,
  print,
  lighthouse,
];
