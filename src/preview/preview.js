// Loads the page again when the preview has another version of it, at the place where the reader was.
(() => {
  const script = document.currentScript;
  const place = `planpress-place ${location.pathname}`;
  const kept = sessionStorage.getItem(place);
  if (kept) {
    sessionStorage.removeItem(place);
    const [x, y] = kept.split(' ').map(Number);
    const back = () => scrollTo(x, y);
    back();
    addEventListener('load', back, { once: true });
  }

  const version = (text) => /preview\.js" data-version="(\w+)"/.exec(text)?.[1];
  let looking = false;
  let again = false;
  const look = async () => {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    do {
      again = false;
      try {
        const answer = await fetch(location.href, { cache: 'no-store' });
        const now = version(await answer.text());
        if (now !== script.dataset.version) {
          sessionStorage.setItem(place, `${scrollX} ${scrollY}`);
          location.reload();
          return;
        }
      } catch {
        // The preview is not there: it tells when it is again.
      }
    } while (again);
    looking = false;
  };

  const base = new URL('.', script.src);
  if (window.SharedWorker) {
    const worker = new SharedWorker(new URL('changes.js', base));
    worker.port.onmessage = look;
    addEventListener('pagehide', () => worker.port.postMessage('gone'));
    addEventListener('pageshow', (event) => event.persisted && location.reload());
    return;
  }
  // Without a worker each tab in sight has a line of its own; one out of sight looks when it is seen again.
  let line;
  const connect = () => {
    line?.close();
    line = undefined;
    if (document.hidden) return;
    line = new EventSource(new URL('changes', base));
    line.onmessage = look;
    line.onopen = look;
  };
  document.addEventListener('visibilitychange', connect);
  connect();
})();
