/** `postfix-lint PATH…`: findings as text or JSON; exit 1 when any is a warning or worse. */
import { parseArguments, profileSetting, versionSettings, type OptionTable } from './options.js';
import { readTarget } from './files.js';
import { formatText } from './format-text.js';
import { projectSettings } from './project-settings.js';
import { recordsOf, recordsOfTable, type Record } from './report.js';
import { namedTables } from '../service/index.js';
import { UsageError, type Command } from './usage.js';
import { serviceFor } from './workspace.js';

const OPTIONS: OptionTable = {
  format: { type: 'string', default: 'text' },
  'postfix-version': { type: 'string' },
  'openssl-version': { type: 'string' },
  profile: { type: 'string' },
};

/** Runs the rules over every PATH. */
export const lint: Command = (args, context) => {
  const { values, positionals } = parseArguments(args, OPTIONS);
  if (values['format'] !== 'text' && values['format'] !== 'json') {
    throw new UsageError(`--format must be text or json, not "${String(values['format'])}"`);
  }
  if (positionals.length === 0) throw new UsageError('name a folder with a main.cf, or a file; see --help');
  const records: Record[] = [];
  const lines = new Map<string, readonly string[]>();
  for (const path of positionals) {
    const target = readTarget(path, context.cwd);
    const settings = profileSetting(values, versionSettings(values, projectSettings(target.folder)));
    const service = serviceFor(context.data, target, settings, context.cwd);
    const first = target.files[0];
    if (first === undefined) continue;
    const analysis = service.analyse(first.uri);
    if (analysis !== undefined) records.push(...recordsOf(analysis));
    for (const uri of analysis === undefined ? [first.uri] : namedTables(analysis.instance)) {
      const table = service.analyseTable(uri);
      const found = table === undefined ? [] : recordsOfTable(table);
      records.push(...found);
      if (table !== undefined && found.length > 0) lines.set(uri, table.document.text.split('\n'));
    }
    for (const file of analysis === undefined ? [] : target.files) {
      lines.set(file.uri, file.text.split('\n'));
    }
  }
  if (values['format'] === 'json') context.print(`${JSON.stringify(records, undefined, 2)}\n`);
  else context.print(formatText(records, (file, line) => lines.get(file)?.[line] ?? '', context.colours));
  return records.some(({ severity }) => severity === 'error' || severity === 'warning') ? 1 : 0;
};
