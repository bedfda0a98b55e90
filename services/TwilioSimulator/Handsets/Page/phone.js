// One phone: its conversation with the chosen company number, and the box to answer in.
// Texts come from outside, so they are only ever set as textContent.
import { sendJson } from './http.js';
import { offerPictures } from './pictures.js';

const template = document.getElementById('phone-template');
const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', month: 'short', day: 'numeric' });

export function pretty(number) {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american ? `(${american[1]}) ${american[2]}-${american[3]}` : number;
}

export function createPhone(number) {
  const element = template.content.firstElementChild.cloneNode(true);
  const find = selector => element.querySelector(selector);
  const company = find('select[name=company]');
  const reply = find('input[name=reply]');
  const phone = { element, view: null, draw };
  let newest = null;

  element.dataset.phone = number;
  element.id = `phone-${number.slice(1)}`;
  reply.setAttribute('aria-label', `Text message from ${number}`);
  find('.clock').textContent = time.format(new Date());

  function draw(view, companies) {
    phone.view = view;
    find('h2').textContent = view.name ?? pretty(number);
    find('.number').textContent = view.name ? pretty(number) : 'Unknown person';
    find('.avatar').textContent = view.name ? initials(view.name) : '#';
    element.style.setProperty('--hue', hue(number));
    element.setAttribute('aria-label', `Phone of ${view.name ?? number}`);
    find('.texts').setAttribute('aria-label', `Texts of ${view.name ?? number}`);
    chooseCompany(view, companies);
    drawTexts();
  }

  // Follows the conversation with the newest text, unless somebody is writing in another one.
  function chooseCompany(view, companies) {
    // A number that a program bought is named by the program's key for it, which tells nobody anything.
    const isKey = name => !name || /[0-9a-f]{32}$/.test(name);
    const options = companies.map(({ number, name }) => new Option(isKey(name) ? pretty(number) : name, number));
    const chosen = company.value;
    company.replaceChildren(...options);
    const last = view.texts.at(-1);
    const moved = last && last.sid !== newest && !reply.value;
    newest = last?.sid ?? null;
    company.value = (moved || !chosen) && last ? last.company : chosen || companies[0]?.number || '';
    if (company.selectedIndex < 0) company.selectedIndex = 0;
    find('.with').classList.toggle('single', companies.length < 2);
  }

  function drawTexts() {
    const list = find('.texts');
    const texts = phone.view.texts.filter(text => text.company === company.value);
    const known = new Map([...list.querySelectorAll('.bubble')].map(bubble => [bubble.dataset.sid, bubble]));
    const follow = list.scrollHeight - list.scrollTop - list.clientHeight < 60;

    const lines = [];
    let lastDay = '';
    for (const text of texts) {
      const date = day.format(new Date(text.at));
      if (date !== lastDay) lines.push(make('p', 'day', date));
      lastDay = date;
      lines.push(known.get(text.sid) ?? bubbleOf(text));
    }
    list.replaceChildren(...lines.length ? lines : [make('p', 'quiet', 'No texts with this number yet')]);
    if (follow) list.scrollTop = list.scrollHeight;
    find('.badge').hidden = !phone.view.optedOutOf.includes(company.value);
  }

  function bubbleOf(text) {
    const bubble = make('div', `bubble ${text.direction}`);
    bubble.dataset.sid = text.sid;
    for (const { url } of text.media) {
      const picture = new Image();
      picture.src = url;
      picture.alt = 'Picture';
      picture.addEventListener('load', () => { find('.texts').scrollTop = find('.texts').scrollHeight; });
      bubble.append(picture);
    }
    if (text.body) bubble.append(make('span', 'body', text.body));
    const at = make('time', '', time.format(new Date(text.at)));
    at.dateTime = text.at;
    bubble.append(at);
    return bubble;
  }

  async function send(body, media = []) {
    if (!body && media.length === 0) return false;
    find('.composer + .problem').textContent = '';
    try {
      await sendJson('POST', '/dev/handsets/texts?wait=false', { from: number, to: company.value, body, media });
      find('.texts').scrollTop = find('.texts').scrollHeight;
      return true;
    } catch (problem) {
      find('.composer + .problem').textContent = problem.message;
      return false;
    }
  }

  find('.composer').addEventListener('submit', async event => {
    event.preventDefault();
    const body = reply.value;
    reply.value = '';
    if (!await send(body)) reply.value ||= body;
  });
  find('.quick').addEventListener('click', event => {
    if (event.target.name === 'quick') send(event.target.value);
  });
  find('button[name=picture]').addEventListener('click', event => offerPictures(event.currentTarget, async picture => {
    const body = reply.value;
    if (await send(body, [picture]) && reply.value === body) reply.value = '';
  }));
  company.addEventListener('change', drawTexts);
  return phone;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function initials(name) {
  const words = name.trim().split(/\s+/);
  return (words[0][0] + (words.length > 1 ? words.at(-1)[0] : '')).toUpperCase();
}

function hue(number) {
  return Number(number.slice(-4)) * 137 % 360;
}
