import { equal, match, rejects } from 'node:assert/strict';
import { session } from '../logs/support.js';
import { startInMemory } from '../support/in-memory-server.js';

const MAIN = 'memory:/etc/postfix/main.cf';
const LOG = 'memory:/var/log/mail.log';
const LINES = [
  session('old.example.com[192.0.2.1]', 'TLSv1', 'ECDHE-RSA-AES256-SHA'),
  session('new.example.com[192.0.2.2]', 'TLSv1.3', 'TLS_AES_256_GCM_SHA384'),
].join('\n');

interface Answer {
  readonly summary: string;
  readonly report: string;
}

describe('The request postfix/logEvidence', () => {
  const files = { [LOG]: LINES };

  it('answers with who is in the log', async () => {
    const client = startInMemory({ files });
    await client.initialize();
    const answer = await client.connection.sendRequest<Answer>('postfix/logEvidence', { uri: LOG });
    equal(answer.summary, '2 peers with TLS, 0 peers with failed handshakes');
    match(answer.report, /^TLSv1 .* old\.example\.com\[192\.0\.2\.1\]/m);
    await client.stop();
  });

  it('compares the log with an open configuration', async () => {
    const client = startInMemory({ files });
    await client.initialize();
    const published = client.nextDiagnostics(MAIN);
    await client.open(
      MAIN,
      'postfix-main',
      'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n',
    );
    await published;
    const answer = await client.connection.sendRequest<Answer>('postfix/logEvidence', {
      uri: LOG,
      configuration: MAIN,
    });
    match(answer.summary, /; the open configuration would shut out 1$/);
    match(answer.report, /^The open configuration would shut out 1 peer$/m);
    await client.stop();
  });

  it('says why there is nothing to tell', async () => {
    const client = startInMemory({ files });
    await client.initialize({ initializationOptions: { isTrusted: false } });
    const ask = (params: object): Promise<unknown> =>
      client.connection.sendRequest('postfix/logEvidence', params);
    await rejects(ask({ uri: LOG }), /in Restricted Mode no file outside the workspace is read/);
    await rejects(ask({}), /no log is named/);
    await client.stop();
    const trusted = startInMemory();
    await trusted.initialize();
    await rejects(
      trusted.connection.sendRequest('postfix/logEvidence', { uri: LOG }),
      /the log cannot be read, or is too large/,
    );
    await trusted.stop();
  });
});
