// The Nu HTML checker, the W3C's own, on every page and style sheet: no error and no warning.
// (WCAG 2.2 dropped 4.1.1 Parsing, but markup that two browsers repair in two ways is read in two ways.)

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const name = 'nu';

const jar = path.join(
  path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')),
  'build/dist/vnu.jar',
);

// Nu's list of CSS lags behind the browsers. What it calls unknown passes if Chromium knows it, so that
// a misspelt property is still found.
const unknownProperty = /^CSS: “([^”]+)”: Property “[^”]+” doesn't exist/;
const unknownAtRule = /^CSS: Unrecognized at-rule “@(container|starting-style|property|scope|view-transition)”/;

export async function inSite(site, { browser }) {
  const messages = (await askNu(site.folder)).filter(isFault);
  const properties = messages.map((message) => message.message.match(unknownProperty)?.[1]).filter(Boolean);
  const known = await knownToChromium(browser, properties);
  return messages
    .filter((message) => !known.has(message.message.match(unknownProperty)?.[1]))
    .map((message) => ({
      page: fileOf(message, site.folder),
      rule: message.message.replace(/\s+/g, ' '),
      detail: message.lastLine ? `line ${message.lastLine}` : '',
      element: (message.extract ?? '').replace(/\s+/g, ' ').trim(),
    }));
}

/** Notes on taste, such as the one on closing slashes, are of type info and have no subtype. */
function isFault({ type, subType, message }) {
  return (type !== 'info' || subType === 'warning') && !unknownAtRule.test(message);
}

/** One run over all files: starting Java takes longer than checking a hundred pages. */
function askNu(folder) {
  const args = [
    '-Xss4m',
    '-jar',
    jar,
    '--skip-non-html',
    '--also-check-css',
    '--format',
    'json',
    '--stdout',
    '--exit-zero-always',
    folder,
  ];
  return new Promise((resolve, reject) => {
    execFile('java', args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout).messages);
      } catch {
        reject(error ?? new Error(`the Nu checker said: ${stderr || stdout}`));
      }
    });
  });
}

function fileOf(message, folder) {
  const file = message.url?.startsWith('file:') ? fileURLToPath(message.url.replace(/^file:\/*/, 'file:///')) : '';
  return path
    .relative(path.resolve(folder), file)
    .split(path.sep)
    .join('/')
    .replace(/(^|\/)index\.html$/, '$1');
}

async function knownToChromium(browser, properties) {
  if (properties.length === 0) return new Set();
  const tab = await browser.openTab();
  const known = await tab.evaluate(
    (properties) => properties.filter((name) => CSS.supports(name, 'initial')),
    properties,
  );
  await tab.close();
  return new Set(known);
}
