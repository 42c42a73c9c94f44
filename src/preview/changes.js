// One line to the preview for all tabs: a browser has few to one host, and each open tab would take one.
const tabs = new Set();
const changes = new EventSource('changes');
const tell = () => tabs.forEach((tab) => tab.postMessage('look'));
changes.onmessage = tell;
changes.onopen = tell;
onconnect = (event) => {
  const [tab] = event.ports;
  tabs.add(tab);
  tab.onmessage = () => tabs.delete(tab);
};
