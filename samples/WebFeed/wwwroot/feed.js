'use strict';

const keptAlerts = 100;
const pauseAfterRefusal = 10000; // milliseconds

const state = document.getElementById('state');
const button = document.getElementById('pause');
const list = document.getElementById('alerts');

let source = null; // the open stream, or the one that the browser tries to open again
let nextAttempt = null;
let hasListened = false;

function open() {
  nextAttempt = null;
  source = new EventSource('alerts');
  source.addEventListener('listening', event => listening(JSON.parse(event.data)));
  source.addEventListener('alert', event => show(JSON.parse(event.data)));
  source.addEventListener('error', lost);
}

function listening(message) {
  state.textContent = hasListened
    ? `Connected again to ${message.channel}. Alerts may be missing before this point.`
    : `Connected to ${message.channel}.`;
  hasListened = true;
}

function lost() {
  if (source.readyState !== EventSource.CLOSED) {
    state.textContent = 'The connection is lost. Trying to connect again.';
    return;
  }

  // The browser does not try again after a refusal, and does not show the text of the answer.
  state.textContent = 'The server refused the connection: too many browsers are listening, or the org is not available. Trying again in 10 seconds.';
  source = null;
  nextAttempt = setTimeout(open, pauseAfterRefusal);
}

function close() {
  source?.close();
  source = null;
  clearTimeout(nextAttempt);
  nextAttempt = null;
  state.textContent = 'Paused. New alerts are not shown.';
}

function toggle() {
  const isOpen = source !== null || nextAttempt !== null;
  if (isOpen) close();
  else open();
  button.textContent = isOpen ? 'Continue' : 'Pause';
}

// Everything that comes from an event is inserted as text, never as markup.
function show(alert) {
  const item = document.createElement('li');
  item.append(timeOf(alert.created), part('dock', alert.dock === null ? 'no dock' : `dock ${alert.dock}`), part('message', alert.message ?? ''));
  if (alert.urgent) item.append(part('urgent', 'urgent'));
  list.prepend(item);
  while (list.childElementCount > keptAlerts) list.lastElementChild.remove();
}

function timeOf(created) {
  const element = document.createElement('time');
  if (created === null) return element;
  element.dateTime = created;
  element.textContent = new Date(created).toLocaleTimeString();
  return element;
}

function part(name, text) {
  const element = document.createElement('bdi'); // a text from right to left must not reorder the line
  element.className = name;
  element.textContent = text;
  return element;
}

button.addEventListener('click', toggle);
open();
