import { deepEqual, equal } from 'node:assert/strict';
import { expandValue } from '../../server/src/service/model/expansion.js';

const VALUES = new Map([
  ['a', 'alpha'],
  ['empty', ''],
  ['indirect', '$a-$a'],
  ['hollow', '$empty'],
  ['loop', 'x$loop'],
  ['first', '$second'],
  ['second', '${first?$first}'],
]);

function expand(text: string): string {
  return expandValue(text, (name) => VALUES.get(name)).text;
}

describe('Expansion', () => {
  it('replaces references in all their forms', () => {
    equal(expand('$a ${a} $(a) $$a $indirect'), 'alpha alpha alpha $a alpha-alpha');
  });

  it('chooses by whether a parameter has a value as it is written', () => {
    equal(expand('${a?yes}${empty?yes}${nowhere?yes}'), 'yes');
    equal(expand('${a:no}${empty:no}${nowhere:{no}}'), 'nono');
    // $hollow is "$empty", which is a value.
    equal(expand('${hollow?{set}:{empty}}'), 'set');
  });

  it('keeps blanks inside of braces and drops those around them', () => {
    equal(expand('[${ a ? { x } : {y} }]'), '[ x ]');
  });

  it('compares texts, numbers and levels', () => {
    equal(expand('${{$a} == {alpha} ? {same} : {other}}'), 'same');
    equal(expand('${{10} > {9}}'), 'true');
    equal(expand('${{9223372036854775807} > {9223372036854775806}}'), 'true');
    equal(expand('${{10} <level {9.1} ? {a} : {b}}'), 'b');
    equal(expand('${{3.6} >=level {3.6}?{new}}'), 'new');
  });

  it('says why it gives up, and through which names', () => {
    const failure = (text: string, name?: string) =>
      expandValue(text, (wanted) => VALUES.get(wanted), name === undefined ? {} : { name }).failure;
    deepEqual(failure('x$loop', 'loop'), { kind: 'self-reference', through: [] });
    deepEqual(failure('$first', 'myorigin'), { kind: 'self-reference', through: ['first', 'second'] });
    equal(failure('$a'), undefined);
    equal(failure('${a')?.kind, 'truncated-reference');
    equal(failure('$')?.kind, 'empty-reference');
    equal(failure('${a-b}')?.kind, 'bad-reference');
    equal(failure('${{x} <level {1}}')?.kind, 'bad-level');
    equal(failure('${{9223372036854775808} > {1}}')?.kind, 'bad-number');
    equal(failure('${{9223372036854775808} > {x}}'), undefined);
    equal(failure('${domain_to_ascii{$empty}}')?.kind, 'bad-domain');
    equal(failure('${upper{$a}}')?.kind, 'bad-reference');
    equal(failure('${domain_to_ascii{$a}?{b}}')?.kind, 'bad-reference');
  });

  it('calls functions on domain names, and says when only Postfix can tell what they make of one', () => {
    equal(expand('.${domain_to_ascii{$a.b}}=$(domain_to_utf8 {C.d})'), '.alpha.b=c.d');
    equal(expandValue('${domain_to_utf8{a b}}', () => undefined).failure?.kind, 'bad-domain');
    equal(expandValue('${domain_to_utf8{3.6}}', () => undefined).failure?.kind, 'bad-domain');
    const exact = (text: string): boolean => expandValue(text, () => undefined).exact;
    equal(exact('${domain_to_ascii{a.example}}'), true);
    equal(exact('${domain_to_ascii{ä.example}}'), false);
    equal(exact('${domain_to_utf8{xn--4ca.example}}'), false);
  });

  it('has no functions before 3.11', () => {
    const { failure } = expandValue('${domain_to_ascii{a}}', () => undefined, { hasFunctions: false });
    equal(failure?.kind, 'early-function');
  });
});
