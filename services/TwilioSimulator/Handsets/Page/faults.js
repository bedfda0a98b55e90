// The drawer that switches faults. What is on is the simulator's knowledge: every change is sent, then the state redrawn.
import { sendJson } from './http.js';
import { pretty } from './phone.js';

const kinds = [
  ['Before the text is accepted', [
    ['refuse429', '429 too many requests', 'Refused, nothing was sent.'],
    ['refuse500', '500 before accepting', 'Refused, nothing was sent.'],
    ['refuse503', '503 before accepting', 'Refused, nothing was sent.'],
  ]],
  ['The answer is spoiled, the text is accepted', [
    ['acceptThenDrop', 'Drop the connection', 'No answer at all.'],
    ['acceptThenHalf', 'Half an answer', 'The connection breaks in the middle.'],
    ['acceptThen500', '500 after accepting', 'Says it failed, but it did not.'],
    ['acceptThenHtml502', '502 as a web page', 'HTML where JSON is expected.'],
    ['slow', 'Slow answer', 'Comes seconds later.', 'milliseconds', 3000],
    ['hide', 'Hide the text', 'Neither listed nor called back.'],
  ]],
  ['Callbacks and webhooks', [
    ['callbackFirst', 'Callbacks before the answer', 'The status overtakes the response.'],
    ['duplicateCallbacks', 'Duplicate callbacks', 'Each comes several times.', 'copies', 3],
    ['reorderCallbacks', 'Reordered callbacks', 'Delivered may come before sent.'],
    ['lateCallbacks', 'Late callbacks', 'Also inbound texts.', 'milliseconds', 5000],
    ['webhooksOff', 'Webhooks off', 'Nobody is told anything.'],
    ['noReceipt', 'No delivery receipt', 'Stays at sent for ever.'],
  ]],
];
const names = new Map(kinds.flatMap(([, list]) => list).map(([kind, name]) => [kind, name]));
const when = [['off', 'Off'], ['1', 'Always'], ['0.5', '50 %'], ['0.2', '20 %'], ['0.05', '5 %'], ['next1', 'Next'], ['next3', 'Next 3']];

const byId = id => document.getElementById(id);
const drawer = byId('faults');
const scope = byId('fault-phone');
let board = { seed: 0, rules: [] };

export function drawFaults(newBoard, phones) {
  board = newBoard;
  const chosen = scope.value;
  scope.replaceChildren(new Option('every phone', ''), ...phones.map(({ number, name }) => new Option(name ? `${name}, ${pretty(number)}` : pretty(number), number)));
  scope.value = chosen;
  if (scope.selectedIndex < 0) scope.selectedIndex = 0;
  redraw();
}

function redraw() {
  byId('fault-count').textContent = board.rules.length;
  byId('fault-count').hidden = board.rules.length === 0;
  byId('fault-active').hidden = board.rules.length === 0;
  byId('fault-rules').replaceChildren(...board.rules.map(activeRule));
  for (const row of byId('fault-list').querySelectorAll('[data-fault]')) {
    const rule = board.rules.find(({ kind, phone }) => kind === row.dataset.fault && (phone ?? '') === scope.value);
    row.classList.toggle('on', Boolean(rule));
    row.querySelector('select').value = whenOf(rule);
    const amount = row.querySelector('input');
    if (amount && rule?.[amount.name] != null) amount.value = rule[amount.name];
  }
}

// A rule set through the control API may have a figure that this list lacks; the text below the list still tells it.
function whenOf(rule) {
  if (!rule) return 'off';
  const value = rule.next ? `next${rule.next}` : String(rule.probability);
  return when.some(([known]) => known === value) ? value : rule.next ? 'next3' : '0.5';
}

function activeRule(rule) {
  const item = document.createElement('li');
  const frequency = rule.next ? `next ${rule.next}` : rule.probability >= 1 ? 'always' : `${Math.round(rule.probability * 100)} %`;
  const amount = rule.milliseconds != null ? `, ${rule.milliseconds} ms` : rule.copies != null ? `, ${rule.copies} times` : '';
  const text = document.createElement('span');
  text.textContent = `${names.get(rule.kind) ?? rule.kind}: ${frequency}${amount}, ${rule.phone ? pretty(rule.phone) : 'every phone'}`;
  const remove = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: 'Off' });
  remove.setAttribute('aria-label', `Switch off ${text.textContent}`);
  remove.addEventListener('click', () => off(rule.kind, rule.phone));
  item.append(text, remove);
  return item;
}

async function change(row) {
  const choice = row.querySelector('select').value;
  const phone = scope.value || undefined;
  if (choice === 'off') return off(row.dataset.fault, phone);

  const rule = { kind: row.dataset.fault, phone };
  if (choice.startsWith('next')) rule.next = Number(choice.slice(4));
  else rule.probability = Number(choice);
  const amount = row.querySelector('input');
  if (amount) rule[amount.name] = Number(amount.value);
  board = await sendJson('POST', '/dev/handsets/faults', { rules: [rule] });
  redraw();
}

async function off(kind, phone) {
  board = await sendJson('POST', '/dev/handsets/faults', { rules: [{ kind, phone, probability: 0 }] });
  redraw();
}

function row([kind, name, text, amount, usual]) {
  const element = document.createElement('div');
  element.className = 'fault';
  element.dataset.fault = kind;
  const label = document.createElement('label');
  label.htmlFor = `when-${kind}`;
  label.append(name, Object.assign(document.createElement('small'), { textContent: text }));
  const select = Object.assign(document.createElement('select'), { id: `when-${kind}`, name: 'when' });
  select.append(...when.map(([value, words]) => new Option(words, value)));
  select.addEventListener('change', () => change(element));
  element.append(label);
  if (amount) {
    const input = Object.assign(document.createElement('input'), { type: 'number', name: amount, value: usual, min: amount === 'copies' ? 1 : 0 });
    if (amount === 'copies') input.max = 5;
    input.setAttribute('aria-label', amount === 'copies' ? `${name}: how often` : `${name}: milliseconds`);
    input.addEventListener('change', () => { if (select.value !== 'off') change(element); });
    element.append(input);
  }
  element.append(select);
  return element;
}

byId('fault-list').append(...kinds.map(([title, list]) => {
  const group = document.createElement('section');
  group.append(Object.assign(document.createElement('h3'), { textContent: title }), ...list.map(row));
  return group;
}));
byId('open-faults').addEventListener('click', () => drawer.showModal());
byId('close-faults').addEventListener('click', () => drawer.close());
drawer.addEventListener('click', event => { if (event.target === drawer) drawer.close(); });
scope.addEventListener('change', redraw);
byId('clear-faults').addEventListener('click', async () => {
  board = await sendJson('DELETE', '/dev/handsets/faults');
  redraw();
});
