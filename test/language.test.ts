import { deepEqual } from 'node:assert/strict';
import { languageOfFile } from '../server/src/service/index.js';

const MAIN = 'myhostname = mail.example.com\nmydestination = $myhostname\n';

describe('The kind of a file', () => {
  const kinds = (files: Readonly<Record<string, string>>): string[] =>
    Object.entries(files).map(([name, text]) =>
      languageOfFile(`/etc/${name}`, text).slice('postfix-'.length),
    );

  it('is told by its name', () => {
    deepEqual(kinds({ 'main.cf': '', 'master.cf': '', 'postfix-main.cf': '', 'domains.cf': MAIN }), [
      'main',
      'master',
      'main',
      'main',
    ]);
  });

  it('is not told by a word that only contains the name', () => {
    deepEqual(kinds({ 'postmaster.cf': MAIN, mail_domains: 'one.example OK\n' }), ['main', 'table']);
  });

  it('is told by its text where the name tells nothing', () => {
    deepEqual(
      kinds({
        'smtp.cf': MAIN,
        'outbound.cf': 'smtp inet n - n - - smtpd\n',
        'broken.cf': 'myhostname mail.example.com\nrelayhost [mail.example.com]\n',
        'sql_users.cf': 'hosts = 127.0.0.1\nuser = postfix\ndbname = mail\nquery = SELECT 1\nmystery = x\n',
        'postfix-relaymap.cf': '@one.example\t[relay.example]:587\n@two.example\n',
        'postfix-virtual.cf': 'a@one.example b@two.example\n',
        'whitelist.cf': '# ours\n192.0.2.1\n192.0.2.0/24\n',
        'checks.cf': '/^X-Spam:/ DISCARD\n',
      }),
      ['main', 'master', 'main', 'table', 'table', 'table', 'table', 'table'],
    );
  });
});
