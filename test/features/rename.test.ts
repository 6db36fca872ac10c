/** What rename changes in all files, what it refuses, and that it changes no other value. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { createInstance } from '../../server/src/service/model/instance.js';
import { mainDocument, masterDocument } from '../../server/src/service/model/document.js';
import { openCatalogue } from '../../server/src/service/catalogue/catalogue.js';
import { openFixture } from '../support/cursor.js';
import { testData } from '../support/data.js';

function renamed(source: string, newName: string): Readonly<Record<string, string>> {
  const { service, uri, position, apply } = openFixture(source);
  const answer = service.rename(uri, position, newName);
  if ('refusal' in answer) throw new Error(answer.refusal);
  return apply(answer);
}

function refusalOf(source: string, newName?: string): string | undefined {
  const { service, uri, position } = openFixture(source);
  const answer =
    newName === undefined ? service.prepareRename(uri, position) : service.rename(uri, position, newName);
  return 'refusal' in answer ? answer.refusal : undefined;
}

describe('Rename', function () {
  this.timeout(20_000);

  it('gives a parameter its new name in both files', () => {
    const source =
      'site = a\nmydomain = $si<|>te.example\nmail_name = ${site?{is $(site)}}\n#- master.cf\nsmtp inet n - y - - smtpd -o site=b -o { mail_name = ${site} }\n';
    deepEqual(renamed(source, 'place'), {
      'main.cf': 'place = a\nmydomain = $place.example\nmail_name = ${place?{is $(place)}}\n',
      'master.cf': 'smtp inet n - y - - smtpd -o place=b -o { mail_name = ${place} }\n',
    });
  });

  it('gives a restriction class its new name in lists and tables', () => {
    const source =
      'smtpd_restriction_classes = gre<|>y\ngrey = reject\nsmtpd_client_restrictions = grey, check_client_access hash:/etc/postfix/clients\n#- clients\na.example grey\nb.example REJECT\n';
    deepEqual(renamed(source, 'pale'), {
      'main.cf':
        'smtpd_restriction_classes = pale\npale = reject\nsmtpd_client_restrictions = pale, check_client_access hash:/etc/postfix/clients\n',
      clients: 'a.example pale\nb.example REJECT\n',
    });
  });

  it('gives a service its new name, and the parameters that begin with it', () => {
    const source =
      'slow_destination_rate_delay = 1s\nmail_name = $slow_destination_rate_delay\ntransport_maps = hash:/etc/postfix/transport\n#- master.cf\nslow inet n - y - - smtpd\nsl<|>ow unix - - y - - smtp\n#- transport\na.example slow:[slow]\n';
    deepEqual(renamed(source, 'careful'), {
      'main.cf':
        'careful_destination_rate_delay = 1s\nmail_name = $careful_destination_rate_delay\ntransport_maps = hash:/etc/postfix/transport\n',
      'master.cf': 'slow inet n - y - - smtpd\ncareful unix - - y - - smtp\n',
      transport: 'a.example careful:[slow]\n',
    });
  });

  it('offers the name itself, without the "$"', () => {
    const { service, uri, position, textOf } = openFixture('site = a\nmydomain = ${si<|>te}\n');
    const answer = service.prepareRename(uri, position);
    ok('range' in answer);
    equal(textOf(answer.range), 'site');
    equal(answer.placeholder, 'site');
  });

  const MASTER =
    '#- master.cf\nsmtp unix - - y - - smtp\nslow unix - - y - - smtp\n25 inet n - y - - smtpd\n';
  const refused: [string, string, string | undefined, RegExp][] = [
    [
      'a parameter of Postfix',
      'my<|>origin = a\n',
      undefined,
      /^"myorigin" is a parameter of Postfix itself/,
    ],
    [
      'a reference to one',
      'myorigin = $my<|>domain\n',
      undefined,
      /^"mydomain" is a parameter of Postfix itself/,
    ],
    [
      'a service of Postfix',
      `default_transport = sm<|>tp\n${MASTER}`,
      undefined,
      /looks for a service named "smtp"/,
    ],
    [
      'a port',
      '#- master.cf\n2<|>5 inet n - y - - smtpd\n',
      undefined,
      /address and port that it listens on/,
    ],
    [
      'a setting of a transport',
      `slow_transport_rate_<|>delay = 1s\n${MASTER}`,
      undefined,
      /rename that service/,
    ],
    [
      'a setting of a lookup table',
      'alias_maps = ldap:foo\nfoo_server_<|>host = a\n',
      undefined,
      /setting of a lookup table/,
    ],
    ['a word of a value', 'mail_name = Post<|>fix\n', undefined, /^Only names of parameters/],
    ['a name with a hyphen', 'si<|>te = a\nmyorigin = $site\n', 'my-site', /letters, digits and "_" only/],
    [
      'the name of a parameter of Postfix',
      'si<|>te = a\nmyorigin = $site\n',
      'myhostname',
      /already a parameter/,
    ],
    ['a name in use', 'si<|>te = a\nmyorigin = $site$other\n', 'other', /already used/],
    [
      'a name that would set something',
      `si<|>te = a\nmyorigin = $site\n${MASTER}`,
      'slow_transport_rate_delay',
      /would read/,
    ],
    [
      'the name of a restriction for a class',
      'smtpd_restriction_classes = gr<|>ey\ngrey = reject\n',
      'Permit',
      /already a restriction or an action/,
    ],
    [
      'the name of another service',
      `mail_name = x\n${MASTER.replace('slow', 'sl<|>ow')}`,
      'smtp',
      /already a service/,
    ],
    [
      'a service name with a colon',
      MASTER.replace('slow', 'sl<|>ow'),
      'a:b',
      /not possible as the name of a service/,
    ],
    [
      'a name that Postfix looks for',
      MASTER.replace('slow', 'sl<|>ow'),
      'virtual',
      /a service of Postfix itself/,
    ],
    [
      'a service name that makes a parameter count',
      `fast_transport_rate_delay = 1s\n${MASTER.replace('slow', 'sl<|>ow')}`,
      'fast',
      /would count for a service "fast"/,
    ],
    [
      'a service name that a reference cannot have',
      `mail_name = $slow_transport_rate_delay\n${MASTER.replace('slow', 'sl<|>ow')}`,
      'slow-1',
      /only letters, digits and "_" are possible/,
    ],
  ];
  for (const [what, source, newName, sentence] of refused) {
    it(`refuses ${what} with one sentence`, () => {
      const refusal = refusalOf(source, newName) ?? '';
      ok(sentence.test(refusal), refusal);
      ok(!refusal.endsWith('.') && !refusal.includes('\n'));
    });
  }

  it('changes nothing when the name stays', () => {
    const source = 'si<|>te = a\nmyorigin = $site\n';
    deepEqual(renamed(source, 'site'), { 'main.cf': 'site = a\nmyorigin = $site\n' });
  });

  it('leaves the values of all other names as they are', () => {
    const piece = fc.constantFrom(
      ...[
        '$site',
        '${site}',
        '$(site)',
        '${site?yes}',
        '${site:no}',
        '${site?{a}:{$other}}',
        '${{$site} == {a} ? {b} : {c}}',
      ],
      ...['x', ',', ' ', '\n  ', '$other', '$$site', 'site'],
    );
    const value = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const names = ['mail_name', 'myorigin', 'mynetworks', 'other'];
    fc.assert(
      fc.property(fc.tuple(value, value, value, value), value, (values, option) => {
        const main = `site = a\n${names.map((name, index) => `${name} = ${values[index] ?? ''}\n`).join('')}`;
        const master = `a unix - - n - - smtp -o site=b\n  -o { mail_name = ${option}}\n`;
        const after = renamed(`<|>${main}#- master.cf\n${master}`, 'place');
        deepEqual(
          effectiveValues(after['main.cf'] ?? '', after['master.cf'] ?? '', names, 'place'),
          effectiveValues(main, master, names, 'site'),
        );
      }),
      { numRuns: 200 },
    );
  });
});

/** The values of names for all and for the one service, with that of the renamed one at the end. */
function effectiveValues(main: string, master: string, names: readonly string[], own: string): string[] {
  const instance = createInstance(openCatalogue(testData, {}), {
    main: mainDocument('main.cf', main),
    master: masterDocument('master.cf', master),
  });
  return [undefined, ...instance.services].flatMap((service) =>
    [...names, own].map((name) => instance.effective(name, service).value),
  );
}
