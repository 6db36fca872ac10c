/** Lookup tables in an editor: diagnostics of the open table alone, fixes, and a hint for one that is too large. */
import { deepEqual, match } from 'node:assert/strict';
import { serviceOn, uriOf } from '../support/instance.js';

describe('An open lookup table', () => {
  it('has diagnostics of its own, and fixes for them', () => {
    const service = serviceOn([
      { name: 'main.cf', text: 'mynetworks = cidr:$config_directory/networks\n' },
      { name: 'networks', text: '192.0.2.1/24 OK\n' },
    ]);
    const uri = uriOf('networks');
    const found = service.diagnostics(uri);
    deepEqual([...found.keys()], [uri]);
    deepEqual(
      found.get(uri)?.map(({ code, range }) => [code, range.start.character, range.end.character]),
      [['malformed-network', 0, 12]],
    );
    const here = { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } };
    deepEqual(
      service.codeActions(uri, here).map(({ title }) => title),
      ['Write 192.0.2.0/24', 'Disable malformed-network for this line'],
    );
    deepEqual(service.codeActions(uri, here, ['refactor']), []);
  });

  it('is not read when it is very large, and says so', () => {
    const service = serviceOn([{ name: 'transport', text: 'example.com\n'.repeat(400_000) }]);
    const [only, ...more] = service.diagnostics(uriOf('transport')).get(uriOf('transport')) ?? [];
    deepEqual(more, []);
    match(only?.message as string, /5 million characters and is not checked/);
  });
});
