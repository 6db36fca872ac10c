/** What postconf(1) said of a configuration beside what we say of it: the disagreements, in words. */
import { isAtLeast } from '../../../server/src/service/catalogue/release.js';
import { templatePieces } from '../../../server/src/service/syntax/template.js';
import { analyseFiles, type NamedText } from '../../support/instance.js';
import { compareListings } from './compare-listings.js';
import { ourComplaints } from './our-complaints.js';
import { leaveOut } from './parity-exceptions.js';
import {
  expandsServiceName,
  isInRepeatedService,
  hasUnreadLevel,
  isMisreadByPostconf,
  optionsAsPostconfCuts,
} from './postconf-quirks.js';
import { readComplaints } from './postconf-messages.js';
import type { Configuration, Verdict } from './run-postconf.js';

/** Everything that we and postconf do not agree on. */
export function compareReading(
  { name, main, master }: Configuration,
  verdict: Verdict | undefined,
  postfixVersion: string,
): string[] {
  const filesWith = (text: string): NamedText[] => [
    { name: 'main.cf', text: main },
    { name: 'master.cf', text },
  ];
  if (verdict === undefined) return [`${name}: there is no verdict`];
  const written = analyseFiles(filesWith(master), { postfixVersion });
  const files = filesWith(optionsAsPostconfCuts(master, written.instance));
  const analysis = analyseFiles(files, { postfixVersion });
  if (isMisreadByPostconf(analysis.instance, verdict)) return [];
  if (verdict.complaints.includes('Segmentation fault') && leaveOut('postconf-crashes')) return [];
  const level = analysis.instance.effective('compatibility_level');
  const isOfRepeated = (complaint: string): boolean => {
    const about = /^ma\w+\.cf (?:unused|undefined) (.*)$/s.exec(complaint)?.[1];
    return about !== undefined && isInRepeatedService(analysis.instance, about);
  };
  const theirs = readComplaints(verdict.complaints);
  const ours = ourComplaints(analysis);
  const found: string[] = theirs.unknown.map((line) => `postconf says: ${line}`);
  for (const complaint of theirs.warnings) {
    if (ours.warnings.has(complaint)) continue;
    if (isOfRepeated(complaint) && leaveOut('repeated-service')) continue;
    if (complaint === 'reference' && !level.exact && leaveOut('machine-value')) continue;
    if (complaint === 'main.cf duplicate config_directory' && leaveOut('config-directory')) continue;
    const text = complaint.startsWith('main.cf') ? main : master;
    if (complaint.endsWith(' nul') && /^\s*#.*\0/m.test(text) && leaveOut('nul-in-comment')) continue;
    if (isTemplate(files) && leaveOut('template')) continue;
    if (complaint === 'reference' && expandsServiceName(analysis.instance)) continue;
    found.push(`we miss: ${complaint}`);
  }
  if (theirs.fatal === undefined) {
    for (const complaint of ours.warnings) {
      if (theirs.warnings.has(complaint)) continue;
      if (isOfRepeated(complaint) && leaveOut('repeated-service')) continue;
      if (complaint === 'reference' && hasUnreadLevel(analysis.instance)) continue;
      const isNew = / (?:comment|nul)$/.test(complaint);
      if (isNew && !isAtLeast(postfixVersion, '3.8') && leaveOut('old-release-says-nothing')) continue;
      found.push(`postconf does not say: ${complaint}`);
    }
    for (const complaint of ours.fatal) {
      if (complaint === 'reference' && hasUnreadLevel(analysis.instance) && leaveOut('unread-level'))
        continue;
      if (complaint === 'master.cf bad-field' && /\s\?\s/.test(master) && leaveOut('lone-question-mark'))
        continue;
      found.push(`postconf does not die of: ${complaint}`);
    }
    found.push(...compareListings(analysis, verdict));
  } else {
    const isKnown =
      ours.fatal.has(theirs.fatal) ||
      (theirs.fatal === 'reference' && !level.exact && leaveOut('machine-value')) ||
      (theirs.fatal === 'reference' && isTemplate(files) && leaveOut('template')) ||
      (theirs.fatal === 'reference' &&
        expandsServiceName(analysis.instance) &&
        leaveOut('references-in-service-name'));
    if (!isKnown) found.push(`we miss the end: ${theirs.fatal}`);
    if ([...ours.warnings].some((complaint) => !theirs.warnings.has(complaint))) leaveOut('after-the-end');
  }
  return found.map((line) => `${name}: ${line}`);
}

function isTemplate(files: readonly { readonly text: string }[]): boolean {
  return files.some(({ text }) => templatePieces(text).length > 0);
}
