import fs from 'node:fs'; import path from 'node:path';
import { Parser } from '@asyncapi/parser';
import Ajv2020 from 'ajv/dist/2020.js'; import addFormats from 'ajv-formats';
const contracts = process.argv[2];
const { document, diagnostics } = await new Parser().parse(fs.readFileSync(path.join(contracts, 'asyncapi.json'), 'utf8'));
console.log('asyncapi:', document ? 'valid' : 'INVALID', diagnostics.map(d => `${d.severity} ${d.code} ${d.path.join('.')}: ${d.message}`));
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }); addFormats(ajv);
let n = 0;
for (const f of fs.readdirSync(path.join(contracts, 'schemas'))) { ajv.compile(JSON.parse(fs.readFileSync(path.join(contracts, 'schemas', f)))); n++; }
console.log('schemas compiled (strict):', n);
