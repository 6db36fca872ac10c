/** All places that mention a name, and those in the same file. */
import { deepEqual } from 'node:assert/strict';
import { openFixture } from '../support/cursor.js';

function referencesOf(source: string, includeDeclaration = true): string[] {
  const { service, uri, position, places } = openFixture(source);
  return places(service.references(uri, position, { includeDeclaration }));
}

const CLASSES = `smtpd_restriction_classes = greylist, <|>strict
greylist = check_policy_service unix:private/grey
strict = greylist, reject_unknown_helo_hostname
smtpd_client_restrictions =
    check_client_access hash:/etc/postfix/clients,
    check_helo_access inline:{ { bad.example = strict } },
    strict
#- master.cf
grey unix - n n - 0 spawn user=nobody argv=/bin/grey
submission inet n - y - - smtpd
  -o smtpd_client_restrictions=permit_sasl_authenticated,strict
  -o strict=reject
#- clients
192.0.2.1   strict
192.0.2.2   REJECT strict
`;

describe('Find references', () => {
  it('finds a parameter in both files', () => {
    const source =
      'site = a\nmydomain = $si<|>te.example\nsite_two = ${site?yes}\n#- master.cf\nsmtp inet n - y - - smtpd -o site=b -o mail_name=$(site)\n';
    deepEqual(referencesOf(source), [
      'main.cf:1 site',
      'main.cf:2 site',
      'main.cf:3 site',
      'master.cf:1 site',
      'master.cf:1 site',
    ]);
    deepEqual(referencesOf(source, false), ['main.cf:2 site', 'main.cf:3 site', 'master.cf:1 site']);
  });

  it('finds a restriction class in lists, options and tables', () => {
    deepEqual(referencesOf(CLASSES), [
      'main.cf:1 strict',
      'main.cf:3 strict',
      'main.cf:6 strict',
      'main.cf:7 strict',
      'master.cf:3 strict',
      'master.cf:4 strict',
      'clients:1 strict',
      'clients:2 strict',
    ]);
  });

  it('finds a service wherever a transport can stand', () => {
    const source = `default_transport = relay
mailbox_transport_maps = inline:{ a=slow: , {b = slow:x} }
transport_maps = texthash:/etc/postfix/transport, pcre:/etc/postfix/transport.pcre
local_transport = \${mail_name?{x}:{slow}}
slow_destination_rate_delay = 1s
initial_delay = $slow_destination_rate_delay
defer_transports = slow smtp
master_service_disable = slow/unix
#- master.cf
slow inet n - y - - smtpd
sl<|>ow unix - - y - - smtp
relay unix - - y - - smtp
#- transport
# slow:
example.com  slow:[192.0.2.1]
example.net  :slow
#- transport.pcre
if /slow/
/example/  slow:$1
endif
`;
    deepEqual(referencesOf(source), [
      'main.cf:2 slow',
      'main.cf:2 slow',
      'main.cf:4 slow',
      'main.cf:5 slow',
      'main.cf:6 slow',
      'main.cf:7 slow',
      'main.cf:8 slow',
      'master.cf:2 slow',
      'transport:2 slow',
      'transport.pcre:2 slow',
    ]);
  });

  it('finds the port that master_service_disable names', () => {
    const source =
      'master_service_disable = !smtp.unix smtp/inet\n#- master.cf\nsm<|>tp inet n - y - - smtpd\nsmtp unix - - y - - smtp\n';
    deepEqual(referencesOf(source), ['main.cf:1 smtp', 'master.cf:1 smtp']);
  });

  it('finds nothing for a word of a value or in a file of no configuration', () => {
    deepEqual(referencesOf('mail_name = Post<|>fix\n'), []);
    deepEqual(referencesOf('#- somewhere\nslow<|>\n'), []);
  });
});

describe('Highlights', () => {
  it('are the places in the same file, and say which of them give the value', () => {
    const { service, uri, position, textOf } = openFixture(
      'site = a\nsite = b\nmydomain = $si<|>te\n#- master.cf\nsmtp inet n - y - - smtpd -o site=c\n',
    );
    deepEqual(
      service.highlights(uri, position).map(({ range, kind }) => [range.start.line, textOf(range), kind]),
      [
        [0, 'site', 3],
        [1, 'site', 3],
        [2, 'site', 2],
      ],
    );
  });
});
