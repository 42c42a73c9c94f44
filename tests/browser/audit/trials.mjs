// Trials: what a person would do in the browser, step by step, with what must come of it.

import { violationsIn } from '../checks/axe.mjs';
import { looks } from './looks.mjs';

/** Tries each by its name, tells how it went, and gives the exit code. What fails does not stop the others. */
export async function tryAll(trials) {
  let code = 0;
  for (const [name, trial] of Object.entries(trials)) {
    try {
      await trial();
      console.log(`ok: ${name}`);
    } catch (error) {
      code = 1;
      console.log(`FAILED: ${name}\n${error.stack ?? error}`);
    }
  }
  return code;
}

export function must(holds, what) {
  if (!holds) throw new Error(what);
}

/** What stands in a tab now: nothing that axe finds, in every look on a telephone and on a desk, and nothing too wide. */
export async function mustBeAccessible(tab, what) {
  for (const [look, media] of Object.entries(looks)) {
    await tab.emulateMedia(media);
    for (const width of [320, 1280]) {
      await tab.setViewportSize({ width, height: 900 });
      const violations = await violationsIn(tab, look);
      must(violations.length === 0, `${what} in ${look} at ${width} px: ${JSON.stringify(violations, null, 1)}`);
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
      must(wide <= width, `${what} is ${wide} px wide in ${width} px`);
    }
  }
}
