/** Converts the pages that a source has and writes them with their licence. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { required } from './check.mjs';

const licences = [
  'usr/share/doc/postfix/copyright',
  'usr/share/doc/postfix/LICENSE',
  'usr/share/licenses/postfix/LICENSE',
  'usr/share/licenses/postfix/IBM_LICENSE',
  'etc/postfix/LICENSE',
  'usr/local/etc/postfix/LICENSE',
  'opt/homebrew/etc/postfix/LICENSE',
  'LICENSE',
];

/** Writes all pages into the folder in place of what it had; answers how much that is. */
export function importPages(source, converter, target) {
  const licence = readLicence(source.folder);
  const notice = noticeOf(licence);
  const pages = readPages(source, converter);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const files = pages.map(({ file, key, page }) => {
    const from = { version: source.version, path: path.relative(source.folder, file) };
    return [`${key}.json`, converter.printBundle({ source: from, licence: notice, page })];
  });
  files.push(['LICENSE', licence]);
  for (const [name, text] of files) writeFileSync(path.join(target, name), text);
  return {
    pages: pages.length,
    entries: pages[0].page.entries.length,
    bytes: files.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0),
  };
}

/** postconf(5) first: the other pages link to the parameters that it has. */
function readPages(source, converter) {
  const wanted = [
    ...converter.FORMAT_PAGES.map((name) => [name, '5']),
    ...converter.DAEMON_PAGES.map((name) => [name, '8']),
  ];
  const pages = [];
  let parameters = new Set();
  for (const [name, section] of wanted) {
    const [file] = converter.findPage(source.directories, name, section);
    if (file === undefined) continue;
    const read = converter.readPage(file);
    if (read.problem !== undefined) throw new Error(`${file}: ${read.problem}`);
    const page =
      name === 'postconf'
        ? converter.convertPostconf(read.text)
        : converter.convertPage(read.text, { parameters, expected: { name, section } });
    if (page.problem !== undefined) throw new Error(`${file}: ${page.problem}`);
    if (name === 'postconf') parameters = new Set(page.entries.map((entry) => entry.name));
    pages.push({ file, key: converter.pageKey(name, section), page });
  }
  const missing = required.filter((key) => !pages.some((page) => page.key === key));
  if (missing.length > 0) {
    const names = missing.map((key) => (key.includes('.') ? key.replace(/\.(\d)$/, '($1)') : `${key}(5)`));
    throw new Error(
      `${source.label} lacks the manual pages ${names.join(', ')}; name a complete package or folder`,
    );
  }
  return pages;
}

/** Below the folder, or below one that it is in: a folder of manual pages has its licence somewhere else. */
function readLicence(folder) {
  const above = Array.from({ length: 4 }, (_, step) => path.resolve(folder, ...Array(step).fill('..')));
  for (const place of above.flatMap((root) => licences.map((each) => path.join(root, each)))) {
    try {
      const text = readFileSync(place, 'utf8');
      if (/SECURE MAILER|IBM Public License/i.test(text)) return text;
    } catch {
      // not in this place
    }
  }
  throw new Error(
    `${folder} has no licence of Postfix, without which its manual may not be passed on (looked for ${licences.join(', ')})`,
  );
}

/** The part that names the owner and the licences, before the licences themselves. */
function noticeOf(licence) {
  const end = /remainder of this text[^\n]*\n/.exec(licence);
  const notice = end === null ? licence.slice(0, 2000) : licence.slice(0, end.index + end[0].length);
  return `${notice.trim()}\n\nThe whole text is in the file LICENSE beside this one.`;
}
