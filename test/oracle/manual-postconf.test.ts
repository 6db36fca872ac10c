/** The converted manual against man itself: word for word the same, in every page of every Postfix here. */

import assert from 'node:assert/strict';
import { convertPage, convertPostconf } from '../../server/src/service/manual/convert.js';
import type { ManualPage } from '../../server/src/service/manual/types.js';
import { machinePages, type MachinePage } from '../manual/support/machine-pages.js';
import {
  hasGroff,
  markdownTypes,
  markdownWords,
  printedSections,
  type PrintedSection,
} from '../manual/support/words.js';

const INTRICATE = [
  'smtpd_tls_security_level',
  'smtp_tls_security_level',
  'smtp_tls_policy_maps',
  'mynetworks',
  'smtpd_recipient_restrictions',
  'smtpd_client_restrictions',
  'smtpd_sender_restrictions',
  'tls_ssl_options',
  'smtpd_tls_loglevel',
  'smtp_tls_fingerprint_cert_match',
  'smtpd_tls_protocols',
  'default_rbl_reply',
  'local_recipient_maps',
  'mailbox_command',
  'forward_path',
  'debugger_command',
  'export_environment',
  'parent_domain_matches_subdomains',
  'smtp_sasl_security_options',
  'smtpd_tls_ask_ccert',
];
const HTML = ['html_inline', 'html_block', 'image', 'table_open', 's_open', 'heading_open', 'hr'];

interface Text {
  readonly title: string;
  readonly markdown: string;
}

describe('the converted manual, beside what man prints', function () {
  this.timeout(120_000);
  const pages = machinePages();

  before(function () {
    if (pages.length === 0) console.log('      no manual page postconf(5) here: install postfix');
    if (!hasGroff()) console.log('      no groff here: install groff-base');
    if (pages.length > 0 && hasGroff()) return;
    if (process.env['CI'] === 'true') throw new Error('the manual pages or groff are missing, see above');
    this.skip();
  });

  for (const page of pages.filter(({ name }) => name === 'postconf')) {
    describe(`postconf(5) of ${page.owner}`, () => {
      const printed = new Map<string, PrintedSection>();
      before(() => {
        for (const section of printedSections(page.roff)) printed.set(firstWord(section.heading), section);
      });
      const { entries } = convertPostconf(page.roff);

      for (const name of INTRICATE) {
        it(`says on ${name} what man says`, () => {
          const entry = entries.find((candidate) => candidate.name === name);
          assert.ok(entry, `postconf(5) has no entry ${name}`);
          const printedEntry = printed.get(name);
          assert.ok(printedEntry && printedEntry.words.length > 0);
          assert.deepEqual(markdownWords(entry.markdown), printedEntry.words);
        });
      }

      it('has every entry that man prints, with its default', () => {
        const headings = [...printed.values()].map(({ heading }) => heading.replace(/"/g, ''));
        const ours = entries.map(({ name, defaultText }) =>
          `${name} (${defaultText === undefined ? 'read-only' : `default: ${defaultText}`})`.replace(
            /"/g,
            '',
          ),
        );
        assert.deepEqual(
          ours,
          headings.filter((heading) => / \((default:|read-only)/.test(heading)),
        );
      });
    });
  }

  it('says in all pages what man says', () => {
    let texts = 0;
    const disagreements: string[] = [];
    for (const page of pages) {
      const ours = textsOf(page);
      const printed = printedSections(page.roff);
      assert.equal(ours.length, printed.length, `sections of ${page.name} of ${page.owner}`);
      ours.forEach((text, index) => {
        texts += 1;
        const where = `${page.owner}: ${page.name}(${page.section}): ${text.title}`;
        const words = markdownWords(text.markdown).join(' ');
        if (words !== printed[index]?.words.join(' ')) disagreements.push(where);
        const misread = HTML.filter((type) => markdownTypes(text.markdown).has(type));
        if (misread.length > 0) disagreements.push(`${where}: read as ${misread.join(', ')}`);
      });
    }
    console.log(`      ${pages.length} pages, ${texts} texts, ${disagreements.length} disagreements`);
    assert.deepEqual(disagreements, []);
  });
});

function firstWord(heading: string): string {
  return heading.split(' ')[0] ?? '';
}

/** All texts of a page in its own order. */
function textsOf(page: MachinePage): readonly Text[] {
  const order = new Map(headingsOf(page.roff).map((heading, index) => [heading, index]));
  const converted = convert(page);
  assert.equal(converted.problem, undefined, `${page.name} of ${page.owner}`);
  const texts = [
    ...converted.entries.map(({ name, markdown }) => ({ title: name, markdown })),
    ...converted.sections,
  ];
  return texts.sort((a, b) => (order.get(a.title) ?? -1) - (order.get(b.title) ?? -1));
}

function convert({ name, section, roff }: MachinePage): ManualPage {
  if (name === 'postconf') return convertPostconf(roff);
  return convertPage(roff, { expected: { name, section }, parameters: new Set(INTRICATE) });
}

function headingsOf(roff: string): readonly string[] {
  return [...roff.matchAll(/^\.SH +(.*)$/gm)].map(([, heading = '']) => {
    const plain = heading.replace(/^"(.*)"$/, '$1').replaceAll('\\', '');
    return / \(/.test(plain) ? firstWord(plain) : plain;
  });
}
