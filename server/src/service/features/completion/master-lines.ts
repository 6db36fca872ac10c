/** Whole lines of master.cf: the services of the stock file, with their columns and the options that they need. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { isAtLeast } from '../../catalogue/release.js';
import { hasWord, serviceWords } from '../../catalogue/word-files.js';
import type { ServiceName } from '../../catalogue/words.js';
import { daemonOf } from '../../explain/master.js';
import { itemOf, rangeAround, snippetText, type CompletionContext, type Offer } from './context.js';
import type { CompletionPlace } from './place.js';

/** Services to begin a line with: whole lines where nothing else is on it, otherwise names. */
export function serviceLines(
  context: CompletionContext,
  { words, after }: Extract<CompletionPlace, { kind: 'column' }>,
): CompletionItem[] {
  const typed = words[0] ?? '';
  const rest = /^\S*/.exec(after)?.[0] ?? '';
  const isWhole = after.slice(rest.length).trim() === '';
  const range = rangeAround(context, typed.length, rest.length);
  const { postfix } = context.catalogue.target;
  const present = new Set(context.analysis.instance.services.map(({ id }) => id));
  const offers: Offer[] = [];
  for (const service of serviceWords(context.catalogue.data).services) {
    if (service.daemon === undefined || !hasWord(service, postfix)) continue;
    const name = service.name === 'submissions' && !isAtLeast(postfix, '3.6') ? 'smtps' : service.name;
    const line = lineOf(context, service, service.daemon, name);
    if (line === undefined) continue;
    offers.push({
      label: name,
      kind: isWhole ? 'line' : 'word',
      ...(isWhole && line),
      detail: ` ${service.type} ${service.daemon}`,
      documentation: service.summary,
      rank: service.origin === 'convention' ? 6 : 3,
      ...(present.has(`${name}/${service.type}`) && { description: 'is there already' }),
    });
  }
  return offers.map((offer) => ({ ...itemOf(offer, range, context), filterText: offer.label }));
}

function lineOf(
  { catalogue }: CompletionContext,
  service: ServiceName,
  program: string,
  name: string,
): { text: string; snippet: string } | undefined {
  const daemon = daemonOf(catalogue, program);
  if (daemon === undefined || !hasWord(daemon, catalogue.target.postfix)) return undefined;
  const { columns } = daemon;
  const isInet = service.type === 'inet';
  const fields = [
    name.padEnd(9),
    service.type.padEnd(5),
    (isInet ? 'n' : service.type === 'pass' ? '-' : columns.private).padEnd(7),
    columns.unprivileged.padEnd(7),
    columns.chroot.padEnd(7),
    columns.wakeup.padEnd(7),
    columns.maxproc.padEnd(7),
    program,
  ].join(' ');
  const { text, snippet } = tailOf(service, daemon.arguments, name);
  return { text: fields + text, snippet: snippetText(fields) + snippet };
}

/** Options and attributes that such a service is of no use without. */
function tailOf(
  { use, implicitTls }: ServiceName,
  attributes: 'pipe' | 'spawn' | undefined,
  name: string,
): { text: string; snippet: string } {
  if (use === 'submission') {
    const options = [
      `syslog_name=postfix/${name}`,
      implicitTls === true ? 'smtpd_tls_wrappermode=yes' : 'smtpd_tls_security_level=encrypt',
      'smtpd_sasl_auth_enable=yes',
      'smtpd_tls_auth_only=yes',
      'smtpd_relay_restrictions=permit_sasl_authenticated,reject',
    ];
    const text = options.map((option) => `\n  -o ${option}`).join('');
    return { text, snippet: snippetText(text) };
  }
  if (attributes === undefined) return { text: '', snippet: '' };
  const flags = attributes === 'pipe' ? 'flags=${1:DRhu} ' : '';
  const argument = attributes === 'pipe' ? ' \\${recipient\\}' : '';
  return {
    text: '\n  user=',
    snippet: `\n  ${flags}user=\${2:nobody} argv=\${3:/path/to/command}${argument}`,
  };
}
