/** Words of closed values against smtpd(8) itself: each one of the facts is taken, a made-up one is fatal. */
import { deepEqual, ok } from 'node:assert/strict';
import { connect } from 'node:net';
import { readKinds } from '../../server/src/service/catalogue/kinds.js';
import { existsIn, readParameters } from '../../server/src/service/catalogue/parameters.js';
import { valueWords } from '../../server/src/service/catalogue/value-words.js';
import { hasWord } from '../../server/src/service/catalogue/word-files.js';
import { testData } from '../support/data.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix } from './support/postfix-instance.js';

/** Parameters whose words smtpd looks up when it starts; others it reads late, or takes as they come. */
const JUDGED = [
  'header_from_format',
  'notify_classes',
  'receive_override_options',
  'reject_tempfail_action',
  'smtpd_forbid_bare_newline',
  'smtpd_tls_security_level',
  'smtpd_upstream_proxy_protocol',
  'unknown_address_tempfail_action',
  'unknown_helo_hostname_tempfail_action',
  'unverified_recipient_tempfail_action',
  'unverified_sender_tempfail_action',
];
const MADE_UP = 'no-such-word';

interface Try {
  readonly name: string;
  readonly word: string;
}

function triesFor(judge: Judge): Try[] {
  const { byName } = readParameters(testData);
  const kinds = readKinds(testData);
  return JUDGED.flatMap((name) => {
    const [parameter, kind] = [byName.get(name), kinds.get(name)];
    ok(parameter !== undefined && kind?.values !== undefined, name);
    if (!existsIn(parameter, judge.postfixVersion)) return [];
    const words = valueWords(testData, kind).filter((word) => hasWord(word, judge.postfixVersion));
    return [...words.map((word) => word.name), MADE_UP].map((word) => ({ name, word }));
  });
}

/** Those of the tries that smtpd ends with a fatal error. */
async function refused(judge: Judge, tries: readonly Try[]): Promise<Try[]> {
  const services = tries.map(
    ({ name, word }, index) =>
      `127.0.0.1:{{p${index}}} inet n - n - - smtpd -o syslog_name=try${index} -o ${name}=${word}\n`,
  );
  const instance = await startPostfix(judge, { mainCf: '', masterCf: services.join('') });
  try {
    const has = (index: number, text: string): boolean =>
      new RegExp(`^.* try${index}/smtpd\\[\\d+\\]: ${text}`, 'm').test(instance.log());
    await Promise.all(
      tries.map((_, index) => greeted(instance.ports.get(`p${index}`) ?? 0, () => has(index, 'fatal: '))),
    );
    return tries.filter((_, index) => has(index, 'fatal: '));
  } finally {
    await instance.stop();
  }
}

/** Resolves once a service has greeted, has died, or waits for something else than it. */
function greeted(port: number, hasDied: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (): void => {
      clearInterval(watch);
      clearTimeout(patience);
      socket.destroy();
      resolve();
    };
    const watch = setInterval(() => {
      if (hasDied()) end();
    }, 200);
    // With an upstream proxy protocol smtpd speaks only after the proxy.
    const patience = setTimeout(end, 8000);
    socket.once('data', end);
    socket.on('error', end);
  });
}

describe('Words of closed values, beside smtpd(8)', function () {
  this.timeout(180_000);
  for (const judge of findJudges().judges) {
    it(`are those that Postfix ${judge.postfixVersion} (${judge.suite}) takes`, async () => {
      const tries = triesFor(judge);
      const wrong = await refused(judge, tries);
      const said = ({ name, word }: Try): string => `${name} = ${word}`;
      deepEqual(wrong.map(said), tries.filter(({ word }) => word === MADE_UP).map(said));
    });
  }
});
