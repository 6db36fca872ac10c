/** Inlay hints: what references stand for, in the file and the service that they are in. */
import { deepEqual } from 'node:assert/strict';
import type { Settings } from '../../server/src/service/index.js';
import { serviceOn, uriOf } from '../support/instance.js';
import { parseFixture } from '../support/markers.js';

const ALL = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

function hintsOf(source: string, settings: Partial<Settings> = {}, name = 'main.cf'): string[] {
  return serviceOn(parseFixture(source).files, settings)
    .inlayHints(uriOf(name), ALL)
    .map(
      ({ position, label }) =>
        `${String(position.line)}:${String(position.character)} ${typeof label === 'string' ? label : ''}`,
    );
}

describe('Inlay hints', () => {
  it('stand behind each reference', () => {
    deepEqual(hintsOf('mydomain = example.com\nmyhostname = mail.$mydomain\nmyorigin = ${mydomain} x\n'), [
      '1:27 = example.com',
      '2:22 = example.com',
    ]);
  });
  it('say when a value is empty', () => {
    deepEqual(hintsOf('relayhost =\nsmtp_fallback_relay = $relayhost\n'), ['1:32 = (empty)']);
  });
  it('keep long values short', () => {
    const [hint] = hintsOf(`mydomain = ${'a'.repeat(60)}.example\nmyorigin = $mydomain\n`);
    deepEqual(hint, `1:20 = ${'a'.repeat(39)}…`);
  });
  it('know what a service overrides', () => {
    const source = `rate = 1
#- master.cf
smtp inet n - n - - smtpd -o rate=2 -o smtpd_client_connection_rate_limit=$rate
`;
    deepEqual(hintsOf(source, {}, 'master.cf'), ['0:79 = 2']);
  });
  it('are silent about what nobody but the machine knows, tests, and unknown names', () => {
    deepEqual(hintsOf('myorigin = $myhostname\nmydomain = ${relayhost?yes}\nmydestination = $nothing\n'), []);
  });
  it('stay within the range asked for', () => {
    const service = serviceOn([{ name: 'main.cf', text: 'a = 1\nb = $a\nc = $a\n' }]);
    const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    deepEqual(
      service.inlayHints(uriOf('main.cf'), range).map(({ position }) => position.line),
      [2],
    );
  });
  it('can be switched off', () => {
    deepEqual(hintsOf('a = 1\nb = $a\n', { inlayHints: false }), []);
  });
});
