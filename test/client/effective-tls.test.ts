/** The page of the view of effective TLS: what it shows, what it links to, and that no text gets out of its place. */
import assert from 'node:assert/strict';
import { renderEffectiveTls } from '../../client/src/views/effective-tls-html.js';
import type { ShownService } from '../../client/src/views/effective-tls-report.js';

const SERVICE: ShownService = {
  service: 'smtp/inet',
  role: 'server',
  level: 'may',
  certificates: [{ kind: 'legacy', file: '/etc/ssl/mail.pem' }],
  certificateState: 'present',
  weakSuites: ['RC4-SHA'],
  cells: [
    { protocol: 'TLSv1', suites: ['AES128-SHA', 'RC4-SHA'], weak: true },
    { protocol: 'TLSv1.3', suites: ['TLS_AES_256_GCM_SHA384'], weak: false },
  ],
  reasons: [
    { what: 'level', parameter: 'smtpd_tls_security_level', value: 'may' },
    {
      what: 'protocols',
      parameter: 'smtpd_tls_protocols',
      value: 'TLSv1',
      file: 'file:///etc/postfix/main.cf',
      line: 4,
    },
  ],
  destinations: [],
};

describe('The view of effective TLS', () => {
  it('has a cell for each version, weak ones marked, linked to the line that decides', () => {
    const page = renderEffectiveTls([SERVICE], 'abc');
    const place = 'data-file="file:///etc/postfix/main.cf" data-line="4"';
    assert.ok(page.includes(`<td class="weak" title="weak"><a href="#" ${place}>2 suites, 1 weak</a></td>`));
    assert.ok(page.includes(`<td><a href="#" ${place}>1 suite</a></td>`));
    assert.ok(page.includes(`<td class="none"><a href="#" ${place}>off</a></td>`));
  });

  it('shows a default without a link', () => {
    assert.ok(renderEffectiveTls([SERVICE], 'abc').includes('<td>server</td><td>may</td>'));
  });

  it('allows nothing but its own style and script', () => {
    const page = renderEffectiveTls([SERVICE], 'abc');
    assert.ok(page.includes(`content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'"`));
    assert.doesNotMatch(page, /\ssrc=|https?:|\sstyle=|\son\w+=/);
  });

  it('shows markup in values as text', () => {
    const evil = '<img src=x onerror="alert(1)">';
    const page = renderEffectiveTls(
      [
        {
          ...SERVICE,
          service: evil,
          level: evil,
          certificates: [{ kind: 'legacy', file: evil }],
          reasons: [{ what: evil, parameter: evil, value: evil, file: evil, line: 1 }],
          destinations: [{ destination: evil, policy: evil, protocols: [evil], suites: [evil] }],
        },
      ],
      'abc',
    );
    assert.ok(!page.includes('<img'));
  });

  it('says that there is nothing', () => {
    assert.match(renderEffectiveTls([], 'abc'), /No service does TLS here/);
  });
});
