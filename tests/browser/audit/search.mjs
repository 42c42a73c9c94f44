// The search field, where a script answers it.

/** Searches for a letter and waits for what is fetched and found. False where there is no such field. */
export async function searchFor(tab) {
  const field = tab.locator('input[type=search]').first();
  const isAnswered = (await tab.locator('script[src]').count()) > 0 && (await field.count()) > 0;
  if (!isAnswered) return false;
  await field.fill('a');
  await field.press('Enter');
  await tab.waitForTimeout(800);
  return true;
}
