import { deepEqual, ok } from 'node:assert/strict';
import { templatePieces } from '../../server/src/service/syntax/template.js';
import { analyseFiles } from '../support/instance.js';

function codesIn(text: string, name = 'main.cf'): string[] {
  return analyseFiles([{ name, text }])
    .findings()
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule }) => rule);
}

describe('A template', () => {
  it('is recognised by its pieces', () => {
    const pieces = (text: string): string[] =>
      templatePieces(text).map(({ start, end }) => text.slice(start, end));
    deepEqual(pieces('a = {{ x }} <%= y %> __Z__ @HOST@ %{name} [% t %] {% if a %}'), [
      '{{ x }}', '<%= y %>', '__Z__', '@HOST@', '%{name}', '[% t %]', '{% if a %}',
    ]); // prettier-ignore
  });

  it('is not what Postfix itself writes in double braces', () => {
    deepEqual(
      templatePieces(
        'a = inline:{{x = y}} pcre:{{/z/ OK}} ${{$b} == {c} ? {d} : {e}} inline:{{a = b}, {c = d}}',
      ),
      [],
    );
  });

  it('may set the same parameter in both branches', () => {
    deepEqual(codesIn('{% if relay %}\nrelayhost = a\n{% else %}\nrelayhost = b\n{% endif %}\n'), []);
    deepEqual(codesIn('relayhost = a\nrelayhost = b\n'), ['duplicate-parameter']);
  });

  it('may put anything where a value or a name is', () => {
    deepEqual(
      codesIn('smtpd_helo_required = {{ helo }}\n{{ name }}_limit = 5\nsmtpd_timeout = <%= t %>\n'),
      [],
    );
  });

  it('may make a whole service', () => {
    deepEqual(codesIn('{{ service }}\nsmtp inet n - {{ chroot }} - - smtpd\n', 'master.cf'), []);
  });

  it('take little time for marks that nothing closes', function () {
    this.timeout(20_000);
    const texts = ['{%', '{{', '%}{%', '<?php ', '@A', '__A', '%%a', '[%'].map((mark) => mark.repeat(30_000));
    const start = process.cpuUsage();
    for (const text of texts) templatePieces(text);
    const { user, system } = process.cpuUsage(start);
    ok((user + system) / 1000 < 5000, `${(user + system) / 1000} ms`);
  });
});
