// Print: a plan is read at meetings. On paper there is nothing to press, nothing wider than the sheet, and no text
// too pale to read; large print is large; and printing gives pages. (No WCAG criterion; a promise of the theme.)

import { collectLayoutFaults } from '../audit/layout.mjs';
import { looks, onceForAllLooks } from '../audit/looks.mjs';

export const name = 'print';

const pixelsPerMillimetre = 96 / 25.4;
const a4 = { width: 210, height: 297 };

export async function inBrowser({ tab }) {
  await tab.emulateMedia({ ...looks.light, media: 'print' });
  const margins = await tab.evaluate(sideMargins);
  const width = Math.floor(a4.width * pixelsPerMillimetre - margins);
  await tab.setViewportSize({ width, height: Math.floor(a4.height * pixelsPerMillimetre) });
  const findings = await tab.evaluate(collectLayoutFaults, 'sheet');
  findings.push(...(await tab.evaluate(uselessOnPaper)));
  const pale = [];
  for (const look of ['light', 'dark']) {
    await tab.emulateMedia({ ...looks[look], media: 'print' });
    pale.push(...(await tab.evaluate(paleOnPaper, look)));
  }
  findings.push(...onceForAllLooks(pale));
  if ((await sheets(tab)) === 0) findings.push({ rule: 'printing gives no page' });
  if (await tab.evaluate(asksForLargePrint)) {
    await tab.emulateMedia({ ...looks.light, media: 'print' });
    findings.push(...(await tab.evaluate(collectLayoutFaults, 'sheet')));
    findings.push(...(await tab.evaluate(smallInLargePrint)));
  }
  return findings;
}

/** The left and right margin of the sheet together, in px, as the page's own styles set them. Runs inside the browser. */
function sideMargins() {
  const ruler = document.createElement('div');
  document.body.append(ruler);
  for (const sheet of document.styleSheets) {
    for (const rule of pageRules(sheet.cssRules)) {
      ruler.style.setProperty('padding-left', rule.style.marginLeft);
      ruler.style.setProperty('padding-right', rule.style.marginRight);
    }
  }
  const style = getComputedStyle(ruler);
  const margins = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  ruler.remove();
  return margins;

  function pageRules(rules) {
    return [...rules].flatMap((rule) => {
      if (rule instanceof CSSPageRule) return rule.selectorText === '' ? [rule] : [];
      const applies =
        rule instanceof CSSMediaRule ? matchMedia(rule.conditionText).matches : rule instanceof CSSGroupingRule;
      return applies ? pageRules(rule.cssRules) : [];
    });
  }
}

/** Runs inside the browser. */
function uselessOnPaper() {
  const links = [...document.querySelectorAll('body > a[href^="#"]')];
  const shown = [...document.querySelectorAll('nav'), ...links].filter(
    (element) => audit.isShown(element) && !audit.isForEarsOnly(element),
  );
  return shown.map((element) => audit.found('is printed, but is of use only on a screen', element));
}

/**
 * Browsers leave backgrounds out, so all text must be dark enough for white paper, also when the reader's screen
 * is dark: not every browser goes back to the light colours for paper. Runs inside the browser.
 */
function paleOnPaper(look) {
  return [...audit.texts()].flatMap(({ element }, place) => {
    const { color, printColorAdjust } = getComputedStyle(element);
    const contrast = audit.contrast(color, 'white');
    if (contrast >= 4.5 || printColorAdjust === 'exact') return [];
    return { ...audit.found('text is pale on paper', element, `${contrast.toFixed(1)}:1`), place, look };
  });
}

/** Asks for large print where a page offers it, and says whether it has it. Runs inside the browser. */
function asksForLargePrint() {
  const offered = document.querySelector('#large-print') !== null;
  if (offered) location.hash = 'large-print';
  return offered || document.documentElement.classList.contains('large-print');
}

/** The least that RNIB and UKAAF call large is 16 points; the theme promises 18, which are 24 px. Runs inside the browser. */
function smallInLargePrint() {
  return [...audit.texts()].flatMap(({ element }) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    return size < 24 ? [audit.found('text is small in large print', element, `${size} px`)] : [];
  });
}

async function sheets(tab) {
  const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
