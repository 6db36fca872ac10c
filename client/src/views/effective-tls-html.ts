/** The page of the view of effective TLS: plain HTML in the editor's colours, with every text escaped. */
import type { ShownReason, ShownService } from './effective-tls-report.js';

const PROTOCOLS = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** The page; `nonce` is what the policy of the page lets its own style and script run with. */
export function renderEffectiveTls(services: readonly ShownService[], nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Effective TLS</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<h1>Effective TLS</h1>
${services.length === 0 ? '<p>No service does TLS here.</p>' : table(services) + services.map(details).join('')}
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

const STYLE = `
table { border-collapse: collapse; }
th, td { border: 1px solid var(--vscode-panel-border); padding: 0.3em 0.6em; text-align: left; }
td.weak { background: var(--vscode-inputValidation-warningBackground); border-color: var(--vscode-inputValidation-warningBorder); }
td.none { color: var(--vscode-disabledForeground); }
a { color: var(--vscode-textLink-foreground); cursor: pointer; }
a:focus { outline: 1px solid var(--vscode-focusBorder); }
details { margin: 0.6em 0; }
code, li { font-family: var(--vscode-editor-font-family); }
.weak-suite { color: var(--vscode-editorWarning-foreground); }
`;

const SCRIPT = `
const editor = acquireVsCodeApi();
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-file]');
  if (link === null) return;
  event.preventDefault();
  editor.postMessage({ file: link.dataset.file, line: Number(link.dataset.line) });
});
`;

function table(services: readonly ShownService[]): string {
  const heads = ['Service', 'Role', 'Level', ...PROTOCOLS, 'Certificates'];
  return `<table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${services.map(row).join('\n')}</tbody>
</table>`;
}

function row(service: ShownService): string {
  const cells = PROTOCOLS.map((protocol) => cell(service, protocol)).join('');
  return `<tr><th scope="row">${escape(service.service)}</th><td>${escape(service.role)}</td><td>${link(escape(service.level), reasonFor(service, ['level']))}</td>${cells}<td>${certificates(service)}</td></tr>`;
}

/** A protocol that is off is explained by what switches it off, one that is on by the protocol list. */
function cell(service: ShownService, protocol: string): string {
  const found = service.cells.find((candidate) => candidate.protocol === protocol);
  const reason = reasonFor(service, ['off', 'protocols']);
  if (found === undefined) return `<td class="none">${link('off', reason)}</td>`;
  const weak = found.suites.filter((name) => service.weakSuites.includes(name)).length;
  const count = found.suites.length === 1 ? '1 suite' : `${String(found.suites.length)} suites`;
  const text = weak === 0 ? count : `${count}, ${String(weak)} weak`;
  return `<td${found.weak ? ' class="weak" title="weak"' : ''}>${link(text, reason)}</td>`;
}

function certificates(service: ShownService): string {
  const { certificates: found, certificateState: state } = service;
  const reason = reasonFor(service, ['no-certificate', 'certificates']);
  if (state === 'missing') return link('missing: no TLS', reason);
  if (state === 'anonymous') return link('none: anonymous only', reason);
  return found.length === 0 ? '' : link(found.map(({ file }) => escape(file)).join('<br>'), reason);
}

function details(service: ShownService): string {
  const suites = service.cells.map(
    ({ protocol, suites: names }) =>
      `<details><summary>${escape(protocol)}: ${String(names.length)} suites</summary><ol>${names.map((name) => suite(name, service)).join('')}</ol></details>`,
  );
  const reasons = service.reasons.map(
    (reason) =>
      `<li>${escape(reason.what)}: ${link(`<code>${escape(reason.parameter)} = ${escape(reason.value)}</code>`, reason)}${reason.file === undefined ? ' (default)' : ''}</li>`,
  );
  const destinations = service.destinations.map(
    (destination) =>
      `<li>${link(`<code>${escape(destination.destination)} ${escape(destination.policy)}</code>`, destination)}: ${escape(destination.protocols.join(', ') || 'no TLS')}, ${String(destination.suites.length)} suites</li>`,
  );
  const table =
    destinations.length === 0 ? '' : `<h3>Destinations of TLS policies</h3><ul>${destinations.join('')}</ul>`;
  return `<details><summary>${escape(service.service)} (${escape(service.role)})</summary>
${suites.join('')}${table}<details><summary>Parameters that decide</summary><ul>${reasons.join('')}</ul></details></details>
`;
}

function suite(name: string, { weakSuites }: ShownService): string {
  return weakSuites.includes(name)
    ? `<li class="weak-suite">${escape(name)} (weak)</li>`
    : `<li>${escape(name)}</li>`;
}

/** The first reason of these kinds that stands in a file. */
function reasonFor({ reasons }: ShownService, kinds: readonly string[]): ShownReason | undefined {
  return kinds
    .flatMap((kind) => reasons.filter(({ what }) => what === kind))
    .find(({ file }) => file !== undefined);
}

/** A link to a place, or the text alone where there is none: a default stands in no file. */
function link(html: string, place: Pick<ShownReason, 'file' | 'line'> | undefined): string {
  if (place?.file === undefined || place.line === undefined) return html;
  return `<a href="#" data-file="${escape(place.file)}" data-line="${String(place.line)}">${html}</a>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
