// One line to the preview for all tabs: a browser has few to one host, and each open tab would take one.
const tabs = new Set();
const tell = () => tabs.forEach((tab) => tab.postMessage('look'));
const connect = () => {
  const changes = new EventSource('changes');
  changes.onmessage = tell;
  changes.onerror = () => {
    // Most often the browser tries again by itself; a line that it has given up is opened anew.
    if (changes.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
  };
};
connect();
onconnect = (event) => {
  const [tab] = event.ports;
  tabs.add(tab);
  // The page may have changed between its loading and this.
  tab.postMessage('look');
  tab.onmessage = () => tabs.delete(tab);
};
