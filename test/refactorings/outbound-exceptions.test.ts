/** Outbound exceptions: lists tightened, and a policy table with the destinations that keep TLS 1.0. */
import assert from 'node:assert/strict';
import { lineOf, mustRun, run, type Outcome } from './support.js';

const MAIN = 'smtp_tls_security_level = may\n';
const MASTER = 'smtp unix - - y - - smtp\nrelay unix - - y - - smtp\n';

function outbound(
  main: string,
  destinations: readonly string[],
  tables: Readonly<Record<string, string>> = {},
  settings: Parameters<typeof run>[3] = {},
): Outcome {
  const files = [
    { name: 'main.cf', text: main },
    { name: 'master.cf', text: MASTER },
    ...Object.entries(tables).map(([name, text]) => ({ name, text })),
  ];
  return mustRun('outbound-exceptions', files, { destinations }, settings);
}

function entriesOf(outcome: Outcome, table: string): string[] {
  return outcome
    .text(table)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/ +/g, ' '));
}

describe('Require TLS 1.2 outbound, except for these destinations', () => {
  it('makes a table with the destinations, and tightens both lists', () => {
    const outcome = outbound(MAIN, ['Old.example.com', '[mail.example.net]:587']);
    assert.deepEqual(entriesOf(outcome, 'tls_policy'), [
      'old.example.com may protocols=>=TLSv1',
      '[mail.example.net]:587 may protocols=>=TLSv1',
    ]);
    assert.match(outcome.text('main.cf'), /^smtp_tls_protocols = >=TLSv1\.2$/m);
    assert.match(outcome.text('main.cf'), /^smtp_tls_mandatory_protocols = >=TLSv1\.2$/m);
    assert.match(
      outcome.text('main.cf'),
      /^smtp_tls_policy_maps = texthash:\$config_directory\/tls_policy$/m,
    );
    assert.deepEqual(
      outcome.after.map(({ id, protocols }) => `${id} ${protocols.join(' ')}`),
      ['smtp/unix TLSv1.2 TLSv1.3', 'relay/unix TLSv1.2 TLSv1.3'],
    );
    assert.ok(outcome.refactoring.explanation.some((line) => line.includes('cleartext')));
    assert.deepEqual(outcome.brought.map(lineOf), []);
  });

  it('stays at encrypt where encryption is mandatory', () => {
    const outcome = outbound('smtp_tls_security_level = encrypt\n', ['old.example.com']);
    assert.deepEqual(entriesOf(outcome, 'tls_policy'), ['old.example.com encrypt protocols=>=TLSv1']);
    assert.deepEqual(outcome.brought.map(lineOf), []);
  });

  it('adds to the table that is named, and changes the entry that is there', () => {
    const main = `${MAIN}smtp_tls_policy_maps = hash:$config_directory/policies\n`;
    const table =
      '# ours\na.example.com secure match=nexthop\nb.example.com may ciphers=high protocols=TLSv1.2';
    const outcome = outbound(main, ['b.example.com', 'c.example.com'], { policies: table });
    assert.deepEqual(entriesOf(outcome, 'policies'), [
      'a.example.com secure match=nexthop',
      'b.example.com may ciphers=high protocols=>=TLSv1',
      'c.example.com may protocols=>=TLSv1',
    ]);
    assert.match(outcome.text('main.cf'), /^smtp_tls_policy_maps = hash:\$config_directory\/policies$/m);
    assert.ok(outcome.refactoring.explanation.some((line) => line.includes('postmap hash:')));
  });

  it('puts a new table in front of one that it cannot change', () => {
    const outcome = outbound(`${MAIN}smtp_tls_policy_maps = ldap:/etc/postfix/policy.cf\n`, [
      'a.example.com',
    ]);
    assert.match(
      outcome.text('main.cf'),
      /^smtp_tls_policy_maps = texthash:\$config_directory\/tls_policy, ldap:\/etc\/postfix\/policy\.cf$/m,
    );
  });

  it('takes another name where a file of that name is', () => {
    const outcome = outbound(MAIN, ['a.example.com'], { tls_policy: 'x.example.com none\n' });
    assert.equal(outcome.text('tls_policy'), 'x.example.com none\n');
    assert.equal(entriesOf(outcome, 'tls_policy_exceptions').length, 1);
  });

  it('writes exclusions with colons before Postfix 3.6', () => {
    const outcome = outbound(MAIN, ['a.example.com'], {}, { postfixVersion: '3.4' });
    assert.deepEqual(entriesOf(outcome, 'tls_policy'), ['a.example.com may protocols=!SSLv2:!SSLv3']);
    assert.match(outcome.text('main.cf'), /^smtp_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1\.1$/m);
  });

  it('tightens the lists of lmtp where it has its own', () => {
    const outcome = outbound(`${MAIN}lmtp_tls_protocols = !SSLv2\n`, ['a.example.com']);
    assert.match(outcome.text('main.cf'), /^lmtp_tls_protocols = >=TLSv1\.2$/m);
  });

  for (const [why, main, destination, sentence] of [
    ['there is no TLS', '', 'a.example.com', /does no TLS/],
    ['a destination is none', MAIN, 'a@example.com', /"a@example\.com" is no destination/],
    ['the level refuses TLS 1.0', 'smtp_tls_security_level = secure\n', 'a.example.com', /no TLS 1\.0/],
    [
      'per-site policies would go',
      `${MAIN}smtp_tls_per_site = hash:/etc/postfix/sites\n`,
      'a.example.com',
      /smtp_tls_per_site/,
    ],
  ] as const) {
    it(`says no where ${why}`, () => {
      const files = [
        { name: 'main.cf', text: main },
        { name: 'master.cf', text: MASTER },
      ];
      const outcome = run('outbound-exceptions', files, { destinations: [destination] });
      assert.match(typeof outcome === 'string' ? outcome : 'not refused', sentence);
    });
  }
});
