/** Outline, folding, links and selections: what an editor shows of the structure of a configuration. */
import { deepEqual } from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver-types';
import { createLanguageService, DEFAULT_SETTINGS } from '../../server/src/service/index.js';
import { openFixture, type OpenFixture } from '../support/cursor.js';
import { testData } from '../support/data.js';
import { uriOf } from '../support/instance.js';

const MASTER = `# services
smtp inet n - y - - smtpd
  -o smtpd_tls_security_level=may
  -o { smtpd_banner = hello   there }
# a comment
# of two lines

pickup unix n - y 60 1 pickup
`;

describe('Document symbols', () => {
  it('are the entries of main.cf with their values', () => {
    const { service, uri, textOf } = openFixture(
      'mydomain = a\nmynetworks =\n  10.0.0.0/8\n\t::1\nnot an entry\n',
    );
    deepEqual(
      service.documentSymbols(uri).map((symbol) => [symbol.name, symbol.detail, textOf(symbol.range)]),
      [
        ['mydomain', 'a', 'mydomain = a'],
        ['mynetworks', '10.0.0.0/8 ::1', 'mynetworks =\n  10.0.0.0/8\n\t::1'],
      ],
    );
  });

  it('are the services of master.cf with their options', () => {
    const { service, uri, textOf } = openFixture(`#- master.cf\n${MASTER}`);
    deepEqual(
      service
        .documentSymbols(uri)
        .map((symbol) => [
          symbol.name,
          symbol.detail,
          textOf(symbol.selectionRange),
          (symbol.children ?? []).map(({ name, detail }) => `${name}=${detail ?? ''}`),
        ]),
      [
        ['smtp/inet', 'smtpd', 'smtp', ['smtpd_tls_security_level=may', 'smtpd_banner=hello there']],
        ['pickup/unix', 'pickup', 'pickup', []],
      ],
    );
  });
});

describe('Workspace symbols', () => {
  it('are found by letters in their order, in both files, each once', () => {
    const { service } = openFixture(`smtpd_banner = a\nmydomain = b\n#- master.cf\n${MASTER}`);
    const found = service.workspaceSymbols([uriOf('main.cf'), uriOf('master.cf')], 'SBan');
    deepEqual(
      found.map(({ name, containerName, location }) => [name, containerName, location.uri]),
      [
        ['smtpd_banner', undefined, uriOf('main.cf')],
        ['smtpd_banner', 'smtp/inet', uriOf('master.cf')],
      ],
    );
    deepEqual(
      service.workspaceSymbols([uriOf('main.cf')], 'pickup').map(({ name }) => name),
      ['pickup/unix'],
    );
  });
});

describe('Folding', () => {
  it('takes entries of several lines and blocks of comments', () => {
    const { service, uri } = openFixture(
      '# one\n# two\n\n# alone\nmynetworks = a,\n  b\n# c\n# d\n  e\nmydomain = f\n',
    );
    deepEqual(service.foldingRanges(uri), [
      { startLine: 0, endLine: 1, kind: 'comment' },
      { startLine: 4, endLine: 8 },
      { startLine: 6, endLine: 7, kind: 'comment' },
    ]);
  });

  it('takes services with options', () => {
    const { service, uri } = openFixture(`#- master.cf\n${MASTER}`);
    deepEqual(service.foldingRanges(uri), [
      { startLine: 1, endLine: 3 },
      { startLine: 4, endLine: 5, kind: 'comment' },
    ]);
  });
});

describe('Document links', () => {
  const linksOf = (main: string, uri = 'file:///srv/etc/postfix/main.cf'): [string, string | undefined][] => {
    const { service, textOf } = openFixtureAt(uri, main);
    return service.documentLinks(uri).map(({ range, target }) => [textOf(range), target]);
  };
  const cases: [string, string, [string, string][]][] = [
    [
      'lead to tables in the folder of the file',
      'virtual_alias_maps = hash:/etc/postfix/virtual, proxy:mysql:$config_directory/a/b.cf',
      [
        ['/etc/postfix/virtual', 'file:///srv/etc/postfix/virtual'],
        ['$config_directory/a/b.cf', 'file:///srv/etc/postfix/a/b.cf'],
      ],
    ],
    [
      'lead elsewhere for other paths',
      'alias_maps = hash:/etc/aliases, texthash:relative\nqueue_directory = /var/q',
      [
        ['/etc/aliases', 'file:///etc/aliases'],
        ['relative', 'file:///var/q/relative'],
      ],
    ],
    [
      'lead to tables inside of others',
      'transport_maps = pipemap:{inline:{a=b},cidr:/a}, unionmap:{ pcre:/b }',
      [
        ['/a', 'file:///a'],
        ['/b', 'file:///b'],
      ],
    ],
    [
      'lead to certificates, keys and lists in files',
      'base = /tls\nsmtpd_tls_cert_file = ${base}/c.pem\nsmtpd_tls_chain_files = /k 1, /c\nmynetworks = !/nets 10.0.0.0/8',
      [
        ['${base}/c.pem', 'file:///tls/c.pem'],
        ['/k', 'file:///k'],
        ['/c', 'file:///c'],
        ['/nets', 'file:///nets'],
      ],
    ],
    [
      'lead to the main.cf of other instances',
      'multi_instance_directories = /etc/postfix-in, /etc/postfix-out/',
      [
        ['/etc/postfix-in', 'file:///etc/postfix-in/main.cf'],
        ['/etc/postfix-out/', 'file:///etc/postfix-out/main.cf'],
      ],
    ],
    [
      'cannot leave the folder by ".."',
      'alias_maps = hash:/etc/postfix/../../x y',
      [['/etc/postfix/../../x', 'file:///x']],
    ],
    ['escape what means something in a URI', 'alias_maps = hash:/a#b', [['/a#b', 'file:///a%23b']]],
    [
      'are not made of what is no file',
      'alias_maps = ldap:old, static:/x, tcp:[::1]:1, nis:mail.aliases\nsmtpd_tls_dh1024_param_file = auto\nmynetworks = 10.0.0.0/8\nmail_name = /x\nmaillog_file = /dev/stdout\nrelay_domains = hash:$nowhere/x',
      [],
    ],
  ];
  for (const [title, main, expected] of cases) {
    it(title, () => {
      deepEqual(linksOf(`${main}\n`), expected);
    });
  }

  it('lead to paths where files have no URIs', () => {
    deepEqual(linksOf('alias_maps = hash:/a#b\n', '/srv/postfix/main.cf'), [['/a#b', '/a#b']]);
  });
});

describe('Selection ranges', () => {
  const selectionsOf = (source: string): string[] => {
    const { service, uri, position, textOf } = openFixture(source);
    const texts: string[] = [];
    let range: SelectionRange | undefined = service.selectionRanges(uri, [position])[0];
    for (; range !== undefined; range = range.parent) texts.push(textOf(range.range));
    return texts;
  };

  it('grow from a word to its item, value, entry, paragraph and file', () => {
    deepEqual(selectionsOf('# nets\nmynetworks = 10.0<|>.0.0/8, a\nmydomain = b\n\nbiff = no\n'), [
      '0',
      '10.0.0.0/8',
      '10.0.0.0/8, a',
      'mynetworks = 10.0.0.0/8, a',
      '# nets\nmynetworks = 10.0.0.0/8, a\nmydomain = b',
      '# nets\nmynetworks = 10.0.0.0/8, a\nmydomain = b\n\nbiff = no\n',
    ]);
  });

  it('know groups in braces', () => {
    deepEqual(selectionsOf('smtpd_milters = { inet:a, time<|>out=1 }, b\n').slice(0, 3), [
      'timeout',
      'timeout=1',
      '{ inet:a, timeout=1 }',
    ]);
  });

  it('know options of services', () => {
    deepEqual(selectionsOf('#- master.cf\na unix - - n - - smtp\n  -o mail_na<|>me=b c\n'), [
      'mail_name',
      'mail_name=b',
      '-o mail_name=b',
      '  -o mail_name=b c',
      'a unix - - n - - smtp\n  -o mail_name=b c',
      'a unix - - n - - smtp\n  -o mail_name=b c\n',
    ]);
  });

  it('exist in an empty file', () => {
    deepEqual(selectionsOf('<|>'), ['']);
  });
});

/** A main.cf with a URI of its own. */
function openFixtureAt(uri: string, text: string): Pick<OpenFixture, 'service' | 'textOf'> {
  const source = { uri, languageId: 'postfix-main', text } as const;
  const service = createLanguageService(testData, {
    read: (wanted) => (wanted === uri ? source : undefined),
    settings: () => DEFAULT_SETTINGS,
  });
  return { service, textOf: openFixture(text).textOf };
}
