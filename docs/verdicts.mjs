// Writes tests/Notifications.Tests/PlatformEvents/verdicts.jsonl: events with one place changed, and what ajv says of each.
// usage: see docs/publishing-events.md, "Checked from outside"
import fs from 'node:fs'; import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js'; import addFormats from 'ajv-formats';
const [schemas, ...types] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true }); addFormats(ajv);
const id = '01980000-0000-7000-8000-000000000001';
const good = s => s.enum ? s.enum[0] : [s.type].flat()[0] === 'string'
  ? (s.format === 'uuid' ? id : s.format === 'date-time' ? '2026-12-01T14:00:00Z' : s.pattern ? 'US' : 'words')
  : { integer: 7, boolean: true, array: ['one'], object: { field: 'value' } }[[s.type].flat()[0]];
const bad = s => [null, 7, -1, 1.5, 9007199254740992, 3000000000, true, '', 'words', id, id.toUpperCase(), `{${id}}`, id.replaceAll('-', ''),
  '00000000-0000-0000-0000-000000000000', '2026-12-01T14:00:00Z', '2026-12-01T14:00:00.123456789-05:00', '2026-12-01T14:00:00', '2026-12-01', '2026-02-30T14:00:00Z',
  [], [1], ['one', null], {}, { a: 1 }, { a: 'b' }, ...(s.enum ?? []), 'us', 'USA',
  ...(s.maxLength ? ['x'.repeat(s.maxLength), 'x'.repeat(s.maxLength + 1)] : []), ...(s.maxItems ? [Array(s.maxItems).fill('x'), Array(s.maxItems + 1).fill('x')] : [])];
for (const type of types) {
  const schema = JSON.parse(fs.readFileSync(path.join(schemas, `${type}.schema.json`), 'utf8'));
  const valid = ajv.compile(schema);
  const whole = Object.fromEntries(Object.entries(schema.properties).map(([n, s]) => [n, good(s)]));
  const say = (at, change) => { const data = change({ ...whole }); console.log(JSON.stringify({ type, at, valid: valid(data), data })); };
  say('', d => d);
  for (const [name, s] of Object.entries(schema.properties)) {
    say(name, d => { delete d[name]; return d; });
    for (const value of bad(s)) say(name, d => ({ ...d, [name]: value }));
  }
}
