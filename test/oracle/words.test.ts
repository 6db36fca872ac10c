/** The words of the data files against real Postfix: table types, daemons, read-only names, restrictions of smtpd(8). */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isAtLeast } from '../../server/src/service/catalogue/release.js';
import type { SmtpWordsFile } from '../../server/src/service/catalogue/smtp-words.js';
import type { LookupTablesFile } from '../../server/src/service/catalogue/table-words.js';
import type { DaemonsFile, Restriction, RestrictionsFile } from '../../server/src/service/catalogue/words.js';
import { testData } from '../support/data.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix } from './support/postfix-instance.js';

/** Programs of daemon_directory that master(8) does not start as services. */
const NO_SERVICES = ['fsstone', 'master', 'post-install'];
const ARGUMENTS = {
  table: 'texthash:{{config}}/empty',
  'dnsbl-domain': 'list.invalid',
  'rhsbl-domain': 'list.invalid',
  seconds: '0',
  'policy-server': 'unix:private/nobody',
  restriction: 'reject_unauth_pipelining',
};
const MAIN_CF = `smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
smtpd_junk_command_limit = 1000
smtpd_policy_service_try_limit = 1
address_verify_poll_count = 1
smtpd_relay_restrictions =
smtpd_recipient_restrictions = check_recipient_access texthash:{{config}}/actions, reject
`;

const { restrictions } = testData.read('restrictions') as RestrictionsFile;
const { types } = testData.read('lookup-tables') as LookupTablesFile;
const { readOnlyNames } = testData.read('smtp-words') as SmtpWordsFile;
const { daemons } = testData.read('daemons') as DaemonsFile;

/** What smtpd replies to each result of an access table, and what it logs meanwhile. */
async function tryActions(
  judge: Judge,
  actions: readonly string[],
): Promise<{ replies: string[]; log: string }> {
  const instance = await startPostfix(judge, {
    mainCf: MAIN_CF,
    masterCf: '127.0.0.1:{{smtp}} inet n - n - - smtpd\n',
    files: {
      empty: '',
      actions: actions.map((action, index) => `r${index}@example.com ${action}\n`).join(''),
    },
  });
  try {
    const recipients = actions.map((_, index) => `RCPT TO:<r${index}@example.com>`);
    const commands = ['EHLO client.example.com', 'MAIL FROM:<sender@example.com>', ...recipients, 'QUIT'];
    const replies = await converse(instance.ports.get('smtp') ?? 0, commands);
    const log = await instance.logUntil((text) => text.includes(': disconnect from '));
    return { replies: replies.slice(3, -1), log };
  } finally {
    await instance.stop();
  }
}

/** The last line of each reply: the greeting first, then one for each command. */
async function converse(port: number, commands: readonly string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const replies: string[] = [];
  for await (const line of createInterface({ input: socket })) {
    if (line.charAt(3) === '-') continue;
    const command = commands[replies.length];
    replies.push(line);
    if (command === undefined) break;
    socket.write(`${command}\r\n`);
  }
  socket.destroy();
  return replies;
}

function withArgument({ name, argument }: Restriction): string {
  return argument === undefined ? name : `${name} ${ARGUMENTS[argument.kind]}`;
}

/** Names of a kind that postconf lists for a main.cf of these lines. */
function askPostconf(
  judge: Judge,
  mainCf: string,
  args: readonly string[],
): { stdout: string; stderr: string } {
  const folder = judge.folder();
  try {
    writeFileSync(join(folder.outside, 'main.cf'), mainCf);
    writeFileSync(join(folder.outside, 'master.cf'), '');
    return judge.run('postconf', ['-c', folder.inside, ...args]);
  } finally {
    folder.remove();
  }
}

for (const judge of findJudges().judges) {
  const release = judge.postfixVersion;
  const exists = ({ since }: { since?: string }): boolean => since === undefined || isAtLeast(release, since);

  describe(`words of Postfix ${release}`, () => {
    it('every table type that postconf -m lists is known, and those of every build are listed', () => {
      const listed = askPostconf(judge, '', ['-m']).stdout.split(/\s+/).filter(Boolean);
      const known = new Set(types.filter(exists).map((type) => type.name));
      assert.deepEqual(
        listed.filter((name) => !known.has(name)),
        [],
      );
      const everywhere = types
        .filter((type) => type.builds === 'always' && exists(type))
        .map((type) => type.name);
      assert.deepEqual(
        everywhere.filter((name) => !listed.includes(name)),
        [],
      );
    });

    it('every program of the daemon directory is a known daemon', () => {
      const folder = judge.run('postconf', ['-d', '-h', 'daemon_directory']).stdout.trim();
      const programs = judge.run('ls', [folder]).stdout.split('\n').filter(Boolean);
      const known = new Set([...daemons.filter(exists).map((daemon) => daemon.name), ...NO_SERVICES]);
      assert.deepEqual(
        programs.filter((name) => !known.has(name) && !/-(script|wrapper)$/.test(name)),
        [],
      );
      assert.deepEqual(
        daemons.filter(exists).filter((daemon) => !programs.includes(daemon.name)),
        [],
      );
    });

    it('the read-only names are those whose assignment postconf complains of', () => {
      const names = [
        ...readOnlyNames.map(({ name }) => name),
        'mail_version',
        'mail_name',
        'config_directory',
      ];
      const { stderr } = askPostconf(judge, names.map((name) => `${name} = x\n`).join(''), ['-n']);
      const found = [...stderr.matchAll(/read-only parameter assignment: (\w+)=/g)].map((match) => match[1]);
      const loud = readOnlyNames.filter(
        ({ silentSince }) => !silentSince || !isAtLeast(release, silentSince),
      );
      assert.deepEqual([...new Set(found)].toSorted(), loud.map(({ name }) => name).toSorted());
    });

    it('smtpd knows every restriction and alias, no other one, and refuses the removed ones', async () => {
      const candidates = restrictions.flatMap((restriction) =>
        [restriction.name, ...(restriction.aliases ?? [])].map((name) => ({ ...restriction, name })),
      );
      const actions = [...candidates.map(withArgument), 'reject_everything_else'];
      const { replies, log } = await tryActions(judge, actions);
      assert.equal(replies.length, actions.length);
      const strangers = [...log.matchAll(/unknown smtpd restriction: "([^"]+)"/g)].map((match) => match[1]);
      assert.deepEqual(strangers, ['reject_everything_else']);
      const gone = [...log.matchAll(/restriction "(\w+)" has been removed/g)].map((match) => match[1]);
      const removed = candidates.filter(
        (candidate) => candidate.removed && isAtLeast(release, candidate.removed),
      );
      assert.deepEqual(
        gone,
        removed.map(({ name }) => name),
      );
    });

    it('a missing argument has the effect that the data say', async () => {
      const wanting = restrictions.filter(({ argument }) => argument?.required);
      const { replies } = await tryActions(
        judge,
        wanting.map(({ name }) => name),
      );
      const failed = wanting.filter((_, index) => replies[index]?.startsWith('451'));
      const expected = wanting.filter(({ argument }) => argument?.whenMissing === 'server-error');
      assert.deepEqual(
        failed.map(({ name }) => name),
        expected.map(({ name }) => name),
      );
    });
  });
}
