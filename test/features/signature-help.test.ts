/** Signature help: the columns of master.cf, with the one at the cursor marked. */
import { deepEqual, equal } from 'node:assert/strict';
import { assist } from '../support/assist.js';

function marked(source: string): string | undefined {
  const help = assist(`#- master.cf\n${source}`).signature();
  const label = help?.signatures[0]?.parameters?.[help.activeParameter ?? -1]?.label;
  return typeof label === 'string' ? label : undefined;
}

describe('Signature help', () => {
  it('marks the column at the cursor, also one that is not begun', () => {
    const line = 'smtp inet n - n - - smtpd\n';
    const seen = [
      's<|>mtp',
      'smtp <|>',
      'smtp i<|>net n',
      'smtp inet <|>',
      'smtp inet n - n - <|>',
      'smtp inet n - n - - <|>',
    ];
    deepEqual(
      seen.map((text) => marked(`${text}\n`)),
      ['service', 'type', 'type', 'private', 'maxproc', 'command'],
    );
    equal(marked(line.replace('smtpd', 'smt<|>pd')), 'command');
  });

  it('goes on in a continuation line', () => {
    equal(marked('smtp inet n\n  <|>\n'), 'unprivileged');
  });

  it('keeps silent behind the command, in comments, on empty lines and in main.cf', () => {
    equal(marked('smtp inet n - n - - smtpd <|>\n'), undefined);
    equal(marked('# smtp <|>\n'), undefined);
    equal(marked('<|>\n'), undefined);
    equal(assist('myhostname = <|>\n').signature(), undefined);
  });

  it('says what each column is and what "-" stands for', () => {
    const parameters = assist('#- master.cf\nsmtp <|>').signature()?.signatures[0]?.parameters ?? [];
    equal(parameters.length, 8);
    equal(
      parameters.every(({ documentation }) => documentation !== ''),
      true,
    );
    const chroot = parameters[4]?.documentation;
    equal(typeof chroot === 'string' && chroot.endsWith('"-" stands for n.'), true);
  });
});
