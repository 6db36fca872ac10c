/** Rule: a name in the file of a database client that the client does not read. */
import { nearest } from '../catalogue/suggest.js';
import { isAtLeast } from '../catalogue/release.js';
import { tableWords } from '../catalogue/word-files.js';
import type { Rule } from '../lint/rule.js';

export const unknownClientKey: Rule = {
  code: 'unknown-client-key',
  severity: 'warning',
  summary: 'A name in the file of a database client that the client does not read',
  why: 'Postfix ignores such a line, and only postconf(1) says so, with "unused parameter". A slip of the pen in `query` or `hosts` leaves the client with its default.',
  references: [
    { title: 'mysql_table(5)', url: 'https://www.postfix.org/mysql_table.5.html' },
    { title: 'ldap_table(5)', url: 'https://www.postfix.org/ldap_table.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nvirtual_mailbox_maps = mysql:$config_directory/mailboxes.cf\n#- mailboxes.cf\nhost = db.example.com\n# <- unknown-client-key\ndbname = mail\n',
      good: '#- main.cf\nvirtual_mailbox_maps = mysql:$config_directory/mailboxes.cf\n#- mailboxes.cf\nhosts = db.example.com\ndbname = mail\n',
    },
  ],
  checkTable({ document, catalogue, report }) {
    const client = document.use?.client;
    if (client === undefined) return;
    const keys = tableWords(catalogue.data).clientKeys.filter(({ clients }) => clients.includes(client));
    const release = catalogue.target.postfix;
    const known = new Set(
      keys.filter(({ since }) => since === undefined || isAtLeast(release, since)).map(({ name }) => name),
    );
    document.rows(({ key, keySpan }) => {
      if (known.has(key)) return;
      const newer = keys.find(({ name }) => name === key)?.since;
      const near = nearest(key, [...known]);
      const remedy =
        newer !== undefined
          ? `it is there since ${newer}`
          : near === undefined
            ? 'remove it'
            : `did you mean ${near}?`;
      report({
        span: keySpan,
        message: `A ${client} table does not read "${key.slice(0, 60)}" in Postfix ${release}, and ignores it; ${remedy}`,
        fixes:
          near === undefined || newer !== undefined
            ? []
            : [
                {
                  title: `Change to ${near}`,
                  safe: false,
                  edits: [{ uri: document.uri, span: keySpan, newText: near }],
                },
              ],
      });
    });
  },
};
