'use strict';

const kept = 100;
const requests = ['any', 'login', 'versions', 'handshake', 'connect', 'subscribe', 'unsubscribe', 'disconnect', 'publish', 'records', 'other'];
const waits = {
  Request: 'the next request of the client',
  Event: 'an event',
  LostEvent: 'an event, which will be lost: the client has closed the connection',
  Response: 'the response',
};
const token = document.querySelector('meta[name=simulator-token]').content;
const byId = id => document.getElementById(id);
const exchanges = new Map();

// Everything that comes from the org is inserted as text, never as markup.
function element(name, text, className) {
  const created = document.createElement(name);
  if (text !== undefined) created.textContent = text;
  if (className) created.className = className;
  return created;
}

function timeOf(at) {
  const time = element('time', new Date(at).toLocaleTimeString());
  time.dateTime = at;
  return time;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text; // not JSON: shown as it is
  }
}

// A text from right to left must not reorder the line.
function lineOf(parts) {
  const line = element('span', undefined, 'line');
  for (const part of parts) line.append(typeof part === 'string' ? element('bdi', part) : part);
  return line;
}

function fillTable(id, items, cellsOf, nothing) {
  const rows = items.map(item => {
    const row = element('tr');
    cellsOf(item).forEach((text, index) => {
      const cell = element(index === 0 ? 'th' : 'td', text);
      if (index === 0) cell.scope = 'row';
      row.append(cell);
    });
    return row;
  });
  if (rows.length === 0) {
    const cell = element('td', nothing, 'none');
    cell.colSpan = 4;
    const row = element('tr');
    row.append(cell);
    rows.push(row);
  }

  byId(id).replaceChildren(...rows);
}

function count(number, name) {
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}

function until(at) {
  return at === null ? '' : `, until ${new Date(at).toLocaleTimeString()}`;
}

function showState(state) {
  byId('summary').textContent = `${count(state.sessions.length, 'session')}, ${count(state.streams.length, 'stream')}, ${count(state.deliveries, 'delivered event')}, ${count(state.requests, 'request')}.`;
  byId('script').textContent = state.script ?? '';
  byId('script').hidden = state.script === null;
  fillTable('channels', state.channels, one => [one.name, one.subscribers, one.storedEvents, one.lastReplayId ?? 'none'], 'The org has no channels.');
  fillTable('sessions', state.sessions, one => [one.clientId, one.channels.join(', ') || 'none', one.queuedEvents, waits[one.waitsFor] + until(one.until)], 'There are no sessions.');
  fillTable('streams', state.streams, one => [one.number, one.topic ?? '', one.events, one.pending > 0 ? `events (${one.pending} requested)` : 'a request from the client'], 'There are no streams.');
  for (const select of document.querySelectorAll('select[data-channels]'))
    fillSelect(select, state.channels.map(one => one.name).filter(name => name.startsWith(select.dataset.channels)));
}

function fillSelect(select, names) {
  const known = [...select.options].map(option => option.value);
  if (known.length === names.length && known.every((name, index) => name === names[index])) return;
  const chosen = select.value;
  select.replaceChildren(...names.map(name => element('option', name)));
  if (names.includes(chosen)) select.value = chosen;
}

function showPublished(one) {
  const details = element('details');
  const summary = element('summary');
  summary.append(lineOf([timeOf(one.at), one.channel, `replay id ${one.replayId}`, ...(one.isWithheld ? ['withheld'] : [])]));
  details.append(summary, element('pre', one.data === null ? 'The payload cannot be read.' : pretty(one.data)));
  details.open = true;
  addTo(byId('published'), details);
}

function addTo(list, content) {
  const item = element('li');
  item.append(content);
  list.prepend(item);
  while (list.childElementCount > kept) list.lastElementChild.remove();
  return item;
}

function showExchange(one) {
  const details = element('details');
  const summary = element('summary');
  const status = one.drop !== null ? `dropped (${one.drop})` : one.status === null ? 'waiting' : `HTTP ${one.status}`;
  summary.append(lineOf([`${one.number}`, timeOf(one.at), one.kind, `${one.method} ${one.path}`, status]));
  details.append(summary);
  addPart(details, 'Headers', Object.entries(one.headers).map(([name, value]) => `${name}: ${value}`).join('\n'));
  addPart(details, 'Request', pretty(one.request));
  if (one.response !== null) addPart(details, 'Response', pretty(one.response));

  const known = exchanges.get(one.number);
  if (known === undefined) {
    exchanges.set(one.number, addTo(byId('log'), details));
    for (const number of exchanges.keys()) if (number <= one.number - kept) exchanges.delete(number);
    return;
  }

  details.open = known.firstElementChild.open;
  const hasFocus = known.contains(document.activeElement);
  known.replaceChildren(details);
  if (hasFocus) summary.focus();
}

function addPart(details, title, text) {
  if (text === '') return;
  details.append(element('h3', title), element('pre', text));
}

// An empty field is omitted. A number and JSON are sent as such.
function valuesOf(form) {
  const values = { action: form.dataset.action };
  for (const field of form.elements) {
    if (field.name === '' || field.value === '') continue;
    if (field.type === 'number') values[field.name] = field.valueAsNumber;
    else if ('json' in field.dataset) values[field.name] = parse(field);
    else values[field.name] = field.value;
  }

  return values;
}

function parse(field) {
  try {
    return JSON.parse(field.value);
  } catch (error) {
    field.setAttribute('aria-invalid', 'true');
    field.focus();
    throw new Error(`${field.labels[0].firstChild.textContent.trim()}: this is not valid JSON. ${error.message}`);
  }
}

async function act(event) {
  event.preventDefault();
  const form = event.currentTarget;
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  try {
    show(await send(valuesOf(form)), false);
  } catch (error) {
    show(error.message, true);
  }
}

async function send(values) {
  const response = await fetch('actions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Simulator-Token': token },
    body: JSON.stringify(values),
  });
  if (!response.headers.get('Content-Type').startsWith('application/json')) throw new Error(await response.text());
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer.result;
}

function show(text, isFailure) {
  byId('result').textContent = isFailure ? `Failed: ${text}` : text;
  byId('result').classList.toggle('failed', isFailure);
}

function started(start) {
  byId('connection').textContent = `Connected. Org ${start.org}, Pub/Sub API ${start.pubSub}, org id ${start.organizationId}.`;
  byId('published').replaceChildren();
  byId('log').replaceChildren();
  exchanges.clear();
}

function open() {
  const source = new EventSource('changes');
  const on = (name, handle) => source.addEventListener(name, event => handle(JSON.parse(event.data)));
  on('start', started);
  on('state', showState);
  on('published', showPublished);
  on('exchange', showExchange);
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) {
      byId('connection').textContent = 'The connection was lost. Trying to reconnect.';
      return;
    }

    // The browser does not try again after a refusal. A simulator that was started again has another token, too.
    byId('connection').textContent = 'The simulator refused the connection. Reload the page.';
  });
}

for (const select of document.querySelectorAll('select[data-requests]')) select.append(...requests.map(name => element('option', name)));
for (const form of document.querySelectorAll('form')) form.addEventListener('submit', act);
open();
