// Pictures of one page of each kind, for eyes that see what no check does.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { looks } from './looks.mjs';
import { groupByKind } from './site.mjs';
import { serveSite } from './visits.mjs';

const widths = [320, 768, 1280];

/** Writes `<kind>-<language>-<width>.png` for the largest page of each kind, and one of it in the dark. */
export async function takeScreenshots(site, browser, base, folder) {
  await mkdir(folder, { recursive: true });
  const served = await serveSite(site, base);
  const tab = await browser.openTab();
  for (const pages of groupByKind(site.pages)) {
    const page = pages.at(-1);
    const file = `${page.kind}-${page.lang}`.replace(/[^\p{L}\p{N}]+/gu, '-');
    const shoot = (look) => tab.screenshot({ path: path.join(folder, `${file}-${look}.png`), fullPage: true });
    await served.visit(tab, page);
    for (const width of widths) {
      await tab.setViewportSize({ width, height: 900 });
      await shoot(width);
    }
    await tab.emulateMedia(looks.dark);
    await shoot('1280-dark');
  }
  await tab.close();
  served.close();
}
