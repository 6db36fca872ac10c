/** Whether dist/manual/ holds an imported manual: asked before packaging; needs nothing that is compiled. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/run.mjs';

/** The pages that every release of Postfix has. */
export const required = [
  'master',
  'access',
  'header_checks',
  'cidr_table',
  'regexp_table',
  'transport',
  'smtpd.8',
];
const fewestParameters = 500;
const remedy = 'run: npm run manual';

/** One sentence on what is missing, with the remedy; undefined when the manual is complete. */
export function manualProblem(folder = path.join(root, 'dist', 'manual')) {
  const licence = readText(path.join(folder, 'LICENSE'));
  const postconf = readPage(folder, 'postconf');
  if (licence === undefined && postconf === undefined) {
    return `The manual of Postfix is not in ${folder}, and belongs into the package; ${remedy}`;
  }
  if (!/SECURE MAILER|IBM Public License/i.test(licence ?? '')) {
    return `${folder} has no licence of Postfix, without which the manual may not be passed on; ${remedy}`;
  }
  const count = Object.keys(postconf?.entries ?? {}).length;
  if (count < fewestParameters) {
    return `${folder} describes ${count} parameters where at least ${fewestParameters} are expected; ${remedy}`;
  }
  const missing = required.filter((name) => !readPage(folder, name)?.sections?.length);
  if (missing.length === 0) return undefined;
  return `${folder} lacks the pages ${missing.join(', ')}; ${remedy}`;
}

function readPage(folder, name) {
  try {
    return JSON.parse(readText(path.join(folder, `${name}.json`)) ?? '');
  } catch {
    return undefined;
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
