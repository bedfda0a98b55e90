// The mailbox: reads the list, and again whenever the stream says that something came.
import { getJson, sendJson } from './http.js';

const byId = id => document.getElementById(id);
const box = document.querySelector('.mailbox');
const base = '/dev/mailbox';
let shown = null;
let part = 'html';
let canAnswer = false;

async function readList() {
  const search = byId('search').value.trim();
  const state = await getJson(`${base}/state?search=${encodeURIComponent(search)}`);
  canAnswer = state.canAnswer;
  byId('mails').replaceChildren(...state.mails.map(row));
  box.hidden = state.mails.length === 0;
  byId('empty').hidden = state.mails.length > 0;
  byId('empty-title').textContent = search ? 'Nothing found' : 'No emails yet';
  byId('empty-text').textContent = search ? 'No email has this address or subject.' : 'Whatever Texting mails lands here and nowhere else.';
  byId('summary').textContent = state.total > state.mails.length ? `The latest ${state.mails.length} of ${state.total} emails.`
    : state.total > 0 ? `${state.total} ${state.total === 1 ? 'email' : 'emails'}` : '';
  byId('fault').value = state.faults[0] ? state.faults[0].kind[0].toLowerCase() + state.faults[0].kind.slice(1) : '';
  if (!shown && state.mails.length > 0 && matchMedia('(min-width: 821px)').matches) await show(state.mails[0].id, false);
}

function row(mail) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.mail = mail.id;
  button.setAttribute('aria-current', String(mail.id === shown?.id));
  const to = element('span', 'to');
  const time = element('time', '', new Date(mail.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' }));
  time.dateTime = mail.at;
  to.append(element('span', '', mail.to.join(', ')), time);
  button.append(to, element('span', 'subject', mail.subject || '(no subject)'), element('span', 'preview', mail.preview));
  button.addEventListener('click', () => show(mail.id, true).catch(unreachable));
  item.append(button);
  return item;
}

function element(name, style, text) {
  const made = document.createElement(name);
  if (style) made.className = style;
  if (text) made.textContent = text;
  return made;
}

async function show(id, focus) {
  shown = await getJson(`${base}/mails/${id}`);
  byId('subject').textContent = shown.subject || '(no subject)';
  const facts = [['From', shown.from], ['To', shown.to.join(', ')], ['Reply to', shown.replyTo], ['Arrived', new Date(shown.at).toLocaleString()]];
  byId('envelope').replaceChildren(...facts.filter(([, value]) => value).flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)]));
  byId('mail').hidden = false;
  byId('answer').hidden = !canAnswer || !shown.replyTo;
  byId('answered').textContent = '';
  box.classList.add('reading');
  for (const button of byId('mails').querySelectorAll('button')) button.setAttribute('aria-current', String(button.dataset.mail === id));
  drawPart();
  if (focus) byId('mail').focus({ preventScroll: true });
}

function drawPart() {
  for (const button of document.querySelectorAll('[data-part]')) button.setAttribute('aria-pressed', String(button.dataset.part === part));
  const asHtml = part === 'html' && shown.html;
  byId('html').hidden = !asHtml;
  byId('text').hidden = !!asHtml;
  if (asHtml) byId('html').src = `${base}/mails/${shown.id}/html`;
  else byId('text').textContent = part === 'headers'
    ? Object.entries(shown.headers).map(([name, value]) => `${name}: ${value}`).join('\n')
    : shown.text ?? '(no plain text)';
}

for (const button of document.querySelectorAll('[data-part]')) {
  button.addEventListener('click', () => { part = button.dataset.part; drawPart(); });
}
byId('back').addEventListener('click', () => { box.classList.remove('reading'); byId('mail').hidden = true; shown = null; });

byId('fault').addEventListener('change', async event => {
  try {
    await sendJson('DELETE', `${base}/faults`);
    if (event.target.value) await sendJson('POST', `${base}/faults`, { kind: event.target.value });
  } catch { unreachable(); }
});

byId('answer').addEventListener('submit', async event => {
  event.preventDefault();
  const [words, button] = [byId('words'), event.target.querySelector('button')];
  button.disabled = true;
  try {
    const { httpStatus } = await sendJson('POST', `${base}/mails/${shown.id}/answers`, { words: words.value });
    const taken = httpStatus === 202;
    if (taken) words.value = '';
    byId('answered').textContent = taken ? 'Sent. It appears in the feed.' : `Not taken: HTTP ${httpStatus}.`;
  } catch (problem) {
    byId('answered').textContent = problem.message;
  } finally {
    button.disabled = false;
  }
});

function live(state, text) {
  byId('live').dataset.state = state;
  byId('live').textContent = text;
}

function unreachable() { live('off', 'Connection lost, trying again'); }

let searching;
byId('search').addEventListener('input', () => {
  clearTimeout(searching);
  searching = setTimeout(() => readList().catch(unreachable), 150);
});

const events = new EventSource(`${base}/events`);
events.addEventListener('open', () => { live('on', 'Live'); readList().catch(unreachable); });
events.addEventListener('mail', () => readList().catch(unreachable));
events.addEventListener('error', unreachable);
