/** A walk over every parameter of a release: hover and completion know each, and say something of it. */
import { deepEqual, ok } from 'node:assert/strict';
import { existsIn, readParameters } from '../../server/src/service/catalogue/parameters.js';
import { textOf } from '../../server/src/service/catalogue/texts.js';
import { plainText } from '../../server/src/service/index.js';
import { assist } from '../support/assist.js';
import { testData } from '../support/data.js';

/** Names that nobody sets: Postfix computes them, or takes them from the command line. */
const NOT_OFFERED = [
  'config_directory',
  'mail_release_date',
  'mail_version',
  'process_id',
  'process_name',
  'service_name',
];

describe('Every parameter', () => {
  for (const release of ['3.11', '3.4']) {
    const settings = { postfixVersion: release };
    const names = [...readParameters(testData).byName.values()]
      .filter((parameter) => existsIn(parameter, release))
      .map(({ name }) => name);

    it(`of Postfix ${release} has a hover that says what it does`, () => {
      ok(names.length > 700);
      const { service } = assist(`<|>${names.map((name) => `${name} = x\n`).join('')}`, { settings });
      const uri = 'file:///etc/postfix/main.cf';
      const silent = names.filter((name, line) => {
        const contents = service.hover(uri, { line, character: 1 })?.contents;
        const said = plainText((contents as { value: string } | undefined)?.value ?? '');
        return !said.startsWith(name) || !said.includes(textOf(testData, name)?.summary ?? '\0');
      });
      deepEqual(silent, []);
    });

    it(`of Postfix ${release} is offered once, and told of when it is chosen`, () => {
      const opened = assist('<|>\n', { settings });
      const { service } = opened;
      const offered = opened.items();
      deepEqual(
        offered.map(({ label }) => label).sort(),
        names.filter((name) => !NOT_OFFERED.includes(name)).sort(),
      );
      const silent = offered.filter((item) => {
        const { documentation } = service.resolveCompletion(item);
        return typeof documentation !== 'object' || documentation.value.length < 40;
      });
      deepEqual(
        silent.map(({ label }) => label),
        [],
      );
    });

    it(`of Postfix ${release} can be referred to`, () => {
      const labels = new Set(assist('own = $<|>\n', { settings }).labels());
      deepEqual(
        names.filter((name) => !labels.has(name)),
        [],
      );
    });
  }

  it('with known words offers them all, each with a sentence', () => {
    const silent: string[] = [];
    for (const { name, values } of testData.read('parameter-kinds') as readonly {
      name: string;
      values?: { value: string }[];
    }[]) {
      if (values === undefined) continue;
      const items = assist(`${name} = <|>\n`).items();
      for (const { value } of values) {
        const item = items.find(({ label }) => label === value);
        if (typeof item?.documentation !== 'string') silent.push(`${name} = ${value}`);
      }
    }
    deepEqual(silent, []);
  });
});
