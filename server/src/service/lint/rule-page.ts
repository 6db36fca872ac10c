/** A rule's page in Markdown, from the rule itself: the committed docs/rules and `postfix-lint explain`. */
import type { Rule } from './rule.js';

/** The page: what, why, how to avoid it, where it is written. */
export function rulePage(rule: Rule): string {
  const lines = [
    `# ${rule.code}`,
    '',
    `${rule.summary}.`,
    '',
    rule.optional === true
      ? `Severity: ${rule.severity}, when the settings ask for it with "rules": { "${rule.code}": "${rule.severity}" }; otherwise off`
      : `Severity: ${rule.severity}`,
    '',
    rule.why,
    '',
  ];
  for (const example of rule.examples) {
    lines.push(
      `## ${example.title ?? 'Avoid'}`,
      '',
      ...fence(example.bad),
      'Prefer:',
      '',
      ...fence(example.good),
    );
  }
  lines.push('## References', '', ...rule.references.map(({ title, url }) => `- [${title}](${url})`), '');
  lines.push('## Silence it', '', ...fence(`# postfix-lint disable=${rule.code} reason\n`));
  return `${lines.join('\n').trimEnd()}\n`;
}

function fence(text: string): string[] {
  return ['```', text.trimEnd(), '```', ''];
}
