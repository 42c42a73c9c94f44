// Headless Chromium, and tabs in it.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { looks } from './looks.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const inside = fileURLToPath(new URL('inside.js', import.meta.url));

const viewport = { width: 1280, height: 900 };

// A browser that asks its maker's servers for nothing, so that every request seen is one of the site's.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What it takes to launch the browser: which, and how. */
export function launching() {
  return { executablePath: process.env.CHROMIUM || findChromium(), args };
}

/** `openTab` gives a new tab; `parser` is a tab that stays blank, for reading markup without loading it. */
export async function startBrowser() {
  const browser = await chromium.launch(launching());
  const context = await browser.newContext({ viewport });
  await context.addInitScript({ path: inside });
  return { openTab: () => openTab(context), parser: await openTab(context), close: () => browser.close() };
}

/** A new tab that keeps a log of what it asks for and what it complains of. */
async function openTab(context) {
  const tab = await context.newPage();
  tab.setDefaultTimeout(60_000);
  tab.on('request', (request) => tab.log.requests.push(request.url()));
  tab.on('requestfailed', (request) =>
    tab.log.failures.push([request.url(), request.failure()?.errorText ?? 'failed']),
  );
  tab.on('response', (response) => {
    if (response.status() >= 400) tab.log.failures.push([response.url(), `status ${response.status()}`]);
  });
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tab.log.complaints.push(message.text());
  });
  tab.on('pageerror', (error) => tab.log.complaints.push(String(error)));
  await cleanTab(tab);
  return tab;
}

/** Makes a used tab as good as new. Three times as quick as a new one. */
export async function cleanTab(tab) {
  await tab.goto('about:blank');
  await tab.emulateMedia(looks.light);
  await tab.setViewportSize(viewport);
  tab.log = { requests: [], failures: [], complaints: [] };
}

function findChromium() {
  for (const name of names) {
    try {
      return execFileSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one; the next may be there.
    }
  }
  throw new Error(`no Chromium found (looked for ${names.join(', ')}); install it, or set CHROMIUM to its path`);
}
