/** `postfix-lint refactor KIND DIR`: what a refactoring would change, as a diff; changes the files only with --write. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  applyEdits,
  createLanguageService,
  refactor as workOut,
  REFACTORING_KINDS,
  type Refactoring,
  type SourceText,
} from '../service/index.js';
import { newFileDiff, unifiedDiff } from './diff.js';
import { readTarget, readText, reasonOf, type Target } from './files.js';
import { parseArguments, versionSettings, type OptionTable } from './options.js';
import { projectSettings } from './project-settings.js';
import { UsageError, type Command } from './usage.js';

const OPTIONS: OptionTable = {
  clients: { type: 'string', multiple: true },
  port: { type: 'string' },
  relay: { type: 'string' },
  service: { type: 'string' },
  destinations: { type: 'string', multiple: true },
  profile: { type: 'string' },
  write: { type: 'boolean', default: false },
  'postfix-version': { type: 'string' },
  'openssl-version': { type: 'string' },
};

/** Prints the change, or makes it; a refactoring that does not apply is a usage error with its reason. */
export const refactor: Command = (args, context) => {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const [kind, path, ...others] = positionals;
  if (kind === undefined || path === undefined || others.length > 0) {
    throw new UsageError(
      `name a refactoring (${REFACTORING_KINDS.join(', ')}) and a folder, as in: postfix-lint refactor legacy-exception /etc/postfix`,
    );
  }
  const target = readTarget(path, context.cwd);
  const settings = versionSettings(values, projectSettings(target.folder));
  const read = reader(target, context.cwd);
  const service = createLanguageService(context.data, { read, settings: () => settings });
  const instance = service.analyse(target.files[0]?.uri ?? '')?.instance;
  if (instance === undefined) throw new UsageError(`${path}: no Postfix configuration`);
  const options = {
    clients: values['clients'],
    endpoint: values['port'],
    relaying: values['relay'],
    service: values['service'],
    destinations: values['destinations'],
    profile: values['profile'] ?? settings.profile,
  };
  const answer = workOut(instance, kind, options, (uri) => read(uri)?.text);
  if ('refusal' in answer) throw new UsageError(answer.refusal);
  if (values['write'] === true) write(answer, read, context.cwd);
  else context.print(preview(answer, read));
  context.print(answer.explanation.map((line) => `# ${line}\n`).join(''));
  return 0;
};

type Reader = (uri: string) => SourceText | undefined;

function preview({ edits, newFiles }: Refactoring, read: Reader): string {
  const uris = [...new Set(edits.map(({ uri }) => uri))];
  const changed = uris.map((uri) =>
    unifiedDiff(
      uri,
      read(uri)?.text ?? '',
      edits.filter((edit) => edit.uri === uri),
    ),
  );
  return [...changed, ...newFiles.map(({ uri, text }) => newFileDiff(uri, text))].join('');
}

/** New files first: main.cf must not name a table that is not there. */
function write({ edits, newFiles }: Refactoring, read: Reader, cwd: string): void {
  for (const { uri, text } of newFiles) save(resolve(cwd, uri), uri, text, 'wx');
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const own = edits.filter((edit) => edit.uri === uri);
    save(resolve(cwd, uri), uri, applyEdits(read(uri)?.text ?? '', own), 'w');
  }
}

function save(full: string, shown: string, text: string, flag: 'w' | 'wx'): void {
  try {
    writeFileSync(full, text, { flag });
  } catch (error) {
    throw new UsageError(`${shown}: ${reasonOf(error)}`);
  }
}

/** The files of the instance, and tables beside them. */
function reader(target: Target, cwd: string): Reader {
  const files = new Map(target.files.map((file) => [file.uri, file]));
  return (uri) => {
    const known = files.get(uri);
    if (known !== undefined || /(^|\/)(main|master)\.cf$/.test(uri)) return known;
    try {
      return { uri, languageId: 'postfix-table', text: readText(resolve(cwd, uri), uri) };
    } catch (error) {
      if (error instanceof UsageError) return undefined;
      throw error;
    }
  };
}
