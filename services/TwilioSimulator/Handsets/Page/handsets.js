// The wall: reads the state once, then keeps every phone in step with the stream.
import { createPhone } from './phone.js';
import { drawFaults } from './faults.js';
import { getJson, sendJson } from './http.js';

const byId = id => document.getElementById(id);
const wall = byId('wall');
const phones = new Map();
let companies = [];
let total = 0;
const most = 90;

async function readWall() {
  const search = byId('search').value.trim();
  const state = await getJson(`/dev/handsets/state?search=${encodeURIComponent(search)}`);
  companies = state.companies;
  total = state.total;

  const shown = new Set(state.phones.map(view => view.number));
  for (const number of [...phones.keys()]) {
    if (!shown.has(number)) takeDown(number);
  }
  state.phones.forEach(view => show(view, 'end'));
  drawFaults(state.faults, [...phones.values()].map(phone => phone.view));
  summarise();
}

// Phones stay where they are while texts arrive: a wall that reorders itself cannot be watched.
function show(view, end) {
  let phone = phones.get(view.number);
  if (!phone) {
    phone = createPhone(view.number);
    phones.set(view.number, phone);
    if (end === 'start') wall.prepend(phone.element);
    else wall.append(phone.element);
    if (phones.size > most) takeDown(wall.lastElementChild.dataset.phone);
  }
  phone.draw(view, companies);
}

function takeDown(number) {
  phones.get(number)?.element.remove();
  phones.delete(number);
}

function summarise() {
  const search = byId('search').value.trim();
  byId('empty').hidden = phones.size > 0;
  byId('empty-title').textContent = search ? 'Nobody found' : 'No phones yet';
  byId('empty-text').textContent = search
    ? 'No phone has this name or number.'
    : 'A phone appears here as soon as somebody is texted. You can also add one and write first.';
  byId('summary').textContent = phones.size === 0 ? ''
    : total > phones.size ? `The ${phones.size} phones with the latest texts, of ${total}. Search to see others.`
    : `${phones.size} ${phones.size === 1 ? 'phone' : 'phones'}`;
}

function live(state, text) {
  byId('live').dataset.state = state;
  byId('live').textContent = text;
}

function listen() {
  const events = new EventSource('/dev/handsets/events');
  // Whatever happened while the stream was away is in the state.
  events.addEventListener('open', () => { live('on', 'Live'); readWall().catch(unreachable); });
  events.addEventListener('wall', () => readWall().catch(unreachable));
  events.addEventListener('phone', event => {
    const view = JSON.parse(event.data);
    if (!phones.has(view.number)) {
      if (byId('search').value.trim()) return;
      total += 1;
    }
    show(view, 'start');
    summarise();
  });
  events.addEventListener('error', unreachable);
}

function unreachable() {
  live('off', 'Connection lost, trying again');
}

let searching;
byId('search').addEventListener('input', () => {
  clearTimeout(searching);
  searching = setTimeout(() => readWall().catch(unreachable), 150);
});

const dialog = byId('phone-dialog');
const form = byId('phone-form');
byId('add-phone').addEventListener('click', () => {
  form.reset();
  form.querySelector('.problem').textContent = '';
  dialog.showModal();
});
form.querySelector('button[value=cancel]').addEventListener('click', () => dialog.close());
form.addEventListener('submit', async event => {
  event.preventDefault();
  const { number, name } = form.elements;
  try {
    show(await sendJson('POST', '/dev/handsets/phones', { number: number.value, name: name.value }), 'start');
    dialog.close();
  } catch (problem) {
    form.querySelector('.problem').textContent = problem.message;
  }
});

// A link can lead to one phone.
byId('search').value = new URLSearchParams(location.search).get('search') ?? '';
listen();
