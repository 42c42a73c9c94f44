// A small web server for a built site, on this machine only, under any path.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { decoded } from './addresses.mjs';

const types = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  mjs: 'text/javascript; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webp: 'image/webp',
  xml: 'application/xml; charset=utf-8',
};

/**
 * The strictest policy a council's web team may set. Whatever a page needs beyond it – an inline style,
 * an inline script, another host – is refused by the browser and shows up as a console error.
 * Search compiles its index reader, which is what 'wasm-unsafe-eval' allows.
 */
const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "script-src 'self' 'wasm-unsafe-eval'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the files of a site at `base`, which begins and ends with a slash; 404.html for all else. */
export async function serve(site, base) {
  const server = createServer((request, response) => answer(site, base, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: (address) => origin + base + address.split('/').map(encodeURIComponent).join('/'),
    close: () => server.close(),
  };
}

function answer(site, base, request, response) {
  const wanted = decoded(new URL(request.url, 'http://site').pathname);
  const address = wanted.startsWith(base) ? wanted.slice(base.length) : null;
  if (address !== null && site.files.has(`${address}/index.html`)) {
    response.writeHead(301, { location: `${base}${address}/` }).end();
    return;
  }
  const file = address !== null && (address === '' || address.endsWith('/')) ? `${address}index.html` : address;
  if (file !== null && site.files.has(file)) send(site, file, 200, response);
  else if (site.files.has('404.html')) send(site, '404.html', 404, response);
  else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
}

function send(site, file, status, response) {
  const type = types[path.extname(file).slice(1)] ?? 'application/octet-stream';
  response.writeHead(status, { 'content-type': type, 'content-security-policy': contentPolicy });
  createReadStream(path.join(site.folder, file)).pipe(response);
}
