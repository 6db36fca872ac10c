/** Hover and completion in lookup tables and in the files of database clients. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { assist, type Assist } from '../support/assist.js';

const MAIN = `#- main.cf
smtpd_recipient_restrictions = check_sender_access hash:$config_directory/senders, $own_checks
own_checks = check_client_access cidr:$config_directory/nets
smtpd_restriction_classes = greylist
greylist = check_policy_service inet:localhost:10023
header_checks = pcre:$config_directory/headers
smtp_header_checks = regexp:$config_directory/outgoing
smtp_tls_policy_maps = hash:$config_directory/policies
transport_maps = hash:$config_directory/routes
postscreen_access_list = cidr:$config_directory/screen
virtual_alias_maps = mysql:$config_directory/aliases.cf, hash:$config_directory/virtual
`;

const inTable = (name: string, text: string): Assist => assist(`${MAIN}#- ${name}\n${text}\n`);

describe('Hover in a lookup table', () => {
  for (const [title, name, text, pattern] of [
    ['tells what an action does', 'senders', 'a@b rej<|>ect no', /^\*\*REJECT\*\* · action\n\nRefuses/],
    ['tells a reply code with a text', 'senders', 'a@b 55<|>0 5.7.1 no', /^\*\*5NN\*\*/],
    ['warns of a reply code alone', 'senders', 'a@b 55<|>0', /^\*\*all-numerical\*\*/],
    ['tells a restriction', 'senders', 'a@b reject_unauth_<|>pipelining', /· restriction/],
    [
      'tells a class of the instance',
      'senders',
      'a@b grey<|>list',
      /restriction class\n\nHere: `check_policy/,
    ],
    ['knows a table that a value of the user names', 'nets', '192.0.2.0/24 O<|>K', /^\*\*OK\*\*/],
    ['tells what a check of headers does', 'headers', '/^a b:/i IGN<|>ORE', /Removes the line/],
    ['tells what postscreen makes of a word', 'screen', '192.0.2.1 per<|>mit', /on to smtpd/],
    ['tells a TLS level', 'policies', 'a.example sec<|>ure', /^\*\*secure\*\* · TLS level/],
    [
      'tells an attribute of a TLS policy',
      'policies',
      'a.example secure ma<|>tch=nexthop',
      /For the levels `fingerprint`/,
    ],
    [
      'tells a word of an attribute',
      'policies',
      'a.example secure match=x:next<|>hop',
      /^\*\*nexthop\*\* · The next-hop/,
    ],
    [
      'tells what protocols a policy leaves',
      'policies',
      'a.example may protocols=>=TLS<|>v1.3',
      /allows `TLSv1.3`/,
    ],
    ['tells a transport', 'routes', 'a.example lm<|>tp:unix:x', /LMTP/],
    [
      'tells a setting of a client',
      'aliases.cf',
      'hos<|>ts = a',
      /^\*\*hosts\*\* · setting of mysql: tables/,
    ],
    ['goes by the name of a table that nothing names', 'client_access', 'a OK\nb DUN<|>NO', /^\*\*DUNNO\*\*/],
  ] as const) {
    it(title, () => {
      match(inTable(name, text).hover() ?? '(nothing)', pattern);
    });
  }

  for (const [title, name, text] of [
    ['a key', 'senders', 'rej<|>ect REJECT'],
    ['the text of an action', 'senders', 'a REJECT rej<|>ect'],
    ['a comment', 'senders', '# a REJ<|>ECT'],
    ['a pattern', 'headers', '/REJ<|>ECT/ OK'],
    ['a table of addresses', 'virtual', 'a REJ<|>ECT'],
    ['an action that these checks do not have', 'outgoing', '/^a:/ HO<|>LD'],
  ] as const) {
    it(`says nothing on ${title}`, () => {
      equal(inTable(name, text).hover(), undefined);
    });
  }
});

describe('Completion in a lookup table', () => {
  const line = (name: string, text: string, label: string): string | undefined =>
    inTable(name, text).accept(label).split('\n')[0];

  it('offers the actions of the table, in place of the whole word', () => {
    equal(line('senders', 'a@b RE<|>CT no', 'REJECT'), 'a@b REJECT no');
    equal(line('senders', '"a b"@c <|>', 'REDIRECT'), '"a b"@c REDIRECT ');
    equal(line('headers', '/^x: \\/ y/i <|>', 'WARN'), '/^x: \\/ y/i WARN');
    deepEqual(inTable('screen', '192.0.2.1 <|>').labels(), ['dunno', 'permit', 'reject']);
    const outgoing = inTable('outgoing', '/^X-Y:/ <|>').labels();
    ok(outgoing.includes('IGNORE') && !outgoing.includes('REJECT'));
  });

  it('offers classes of the instance and restrictions that need nothing behind them', () => {
    const labels = inTable('senders', 'a <|>').labels();
    ok(labels.indexOf('DUNNO') < labels.indexOf('greylist'));
    ok(labels.indexOf('greylist') < labels.indexOf('reject_unauth_pipelining'));
    ok(!labels.includes('check_client_access'));
  });

  it('offers a TLS policy: level, attributes that go with it, and their values', () => {
    equal(line('policies', 'a.example <|>', 'dane-only'), 'a.example dane-only');
    ok(!inTable('policies', 'a.example may <|>').labels().includes('match='));
    const more = inTable('policies', 'a.example secure ciphers=high <|>').labels();
    ok(more.includes('match=') && !more.includes('ciphers=') && !more.includes('policy_ttl='));
    equal(line('policies', 'a secure mat<|>c=x', 'match='), 'a secure match=x');
    equal(line('policies', 'a secure match=x:ne<|>xt', 'nexthop'), 'a secure match=x:nexthop');
    equal(line('policies', 'a may protocols=<|>', '>=TLSv1.2'), 'a may protocols=>=TLSv1.2');
    equal(line('policies', 'a may exclude=MD5:aN<|>U', 'aNULL'), 'a may exclude=MD5:aNULL');
  });

  it('offers transports, and settings of database clients with their values', () => {
    equal(line('routes', 'a.example sm<|>t:[b]', 'smtp'), 'a.example smtp:[b]');
    equal(line('aliases.cf', 'qu<|>', 'query'), 'query = ');
    equal(line('aliases.cf', 'qu<|>er = x', 'query'), 'query = x');
    deepEqual(assist('#- ldap-users.cf\nbind = yes\nscope = <|>\n').labels(), ['sub', 'base', 'one']);
  });

  it('offers nothing in keys, comments, continuation lines and behind an action', () => {
    for (const text of ['RE<|>', '# a <|>', 'a REJECT <|>', 'a REJECT\n  <|>']) {
      deepEqual(inTable('senders', text).labels(), [], text);
    }
    for (const text of ['/^a<|>', 'if /^a/ <|>', 'endif <|>'])
      deepEqual(inTable('headers', text).labels(), []);
    deepEqual(inTable('virtual', 'a <|>').labels(), []);
  });
});
