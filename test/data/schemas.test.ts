/** Every data file has a JSON Schema, obeys it, and the schemas do refuse what is wrong. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type AnySchemaObject } from 'ajv';

const FOLDER = fileURLToPath(new URL('../../../server/data/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}${path}`, 'utf8')) as unknown;
}

function compileSchema(file: string) {
  const schema = readJson(`schema/${file.replace('.json', '.schema.json')}`) as AnySchemaObject;
  return new Ajv({ allErrors: true, formats: { regex: true } }).compile(schema);
}

describe('data files and their schemas', () => {
  for (const file of FILES) {
    it(`${file} obeys its schema`, () => {
      const validate = compileSchema(file);
      const valid = validate(readJson(file));
      const errors = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
      assert.ok(valid, errors.slice(0, 10).join('\n'));
    });
  }

  it('no schema is without its data file', () => {
    const schemas = readdirSync(`${FOLDER}schema`).map((file) => file.replace('.schema.json', '.json'));
    assert.deepEqual(schemas.toSorted(), FILES.toSorted());
  });

  for (const [change, damage] of [
    ['loses its summary', (entry: Record<string, unknown>) => delete entry['summary']],
    ['has a field that nobody knows', (entry: Record<string, unknown>) => (entry['colour'] = 'red')],
    ['has a release that is none', (entry: Record<string, unknown>) => (entry['since'] = 'yesterday')],
  ] as const) {
    it(`a restriction that ${change} is refused`, () => {
      const file = readJson('restrictions.json') as { restrictions: Record<string, unknown>[] };
      damage(file.restrictions[0]!);
      assert.equal(compileSchema('restrictions.json')(file), false);
    });
  }
});
