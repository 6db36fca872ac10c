/**
 * What we call fatal is fatal: for each kind of bad value a real smtpd(8) dies of it, or Postfix does not start, and what we accept is
 * accepted. Each value is an `-o` option of a service of its own; a daemon that lives greets with 220.
 */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import pMap from 'p-map';
import { analyseFiles } from '../support/instance.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix } from './support/postfix-instance.js';

/** Arguments of an smtpd, and what it logs when it dies of them; undefined where it lives. */
const SMTPD: readonly (readonly [args: string, fatal: RegExp | undefined])[] = [
  ['-o smtpd_helo_required=yes', undefined],
  ['-o smtpd_helo_required=No', undefined],
  ['-o smtpd_helo_required=true', /bad boolean configuration: smtpd_helo_required = true/],
  ['-o smtpd_helo_required=1', /bad boolean configuration/],
  ['-o smtpd_helo_required=', /bad boolean configuration/],
  ['-o { smtpd_helo_required = yes # really }', /bad boolean configuration/],
  ['-o smtpd_client_connection_count_limit=+5', undefined],
  ['-o smtpd_client_connection_count_limit=-5', undefined],
  ['-o smtpd_client_connection_count_limit=5k', /bad numerical configuration/],
  ['-o smtpd_client_connection_count_limit=', /bad numerical configuration/],
  ['-o smtpd_client_connection_count_limit=0x10', /bad numerical configuration/],
  ['-o smtpd_client_connection_count_limit=2147483647', undefined],
  ['-o smtpd_client_connection_count_limit=2147483648', /bad numerical configuration/],
  ['-o message_size_limit=10M', /bad numerical configuration/],
  ['-o message_size_limit=21474836480', undefined],
  ['-o message_size_limit=-1', undefined],
  ['-o smtpd_soft_error_limit=ten', /bad numerical configuration/],
  ['-o smtpd_hard_error_limit=0', /invalid smtpd_hard_error_limit/],
  ['-o smtpd_timeout=300', undefined],
  ['-o smtpd_timeout=5m', undefined],
  ['-o smtpd_timeout=5minutes', undefined],
  ['-o { smtpd_timeout = 5 minutes }', /bad time value or unit: 5 minutes/],
  ['-o smtpd_timeout=1y', /bad time value or unit: 1y/],
  ['-o smtpd_timeout=5M', /bad time value or unit/],
  ['-o smtpd_timeout=', /bad time value or unit/],
  ['-o smtpd_timeout=-5s', /bad time value or unit/],
  ['-o smtpd_timeout=0s', /invalid smtpd_timeout: 0 \(min 1\)/],
  ['-o smtpd_timeout=3550w', /bad time value or unit/],
  ['-o smtpd_timeout=3549w', undefined],
  ['-o smtpd_sasl_type=', /bad string length 0 < 1: smtpd_sasl_type/],
  ['-o smtpd_banner=', /bad string length 0 < 1: smtpd_banner/],
  ['-o smtpd_banner=${nowhere?${mydomain}}', /bad string length 0 < 1: smtpd_banner/],
  ['-o smtpd_banner=${mynetworks_style?x}', undefined],
  ['-o smtpd_banner=$nowhere', /bad string length 0 < 1: smtpd_banner/],
  ['-o smtpd_banner=x$myorigin', undefined],
  ['-o smtpd_helo_required = yes', /invalid "-o smtpd_helo_required" option value: missing '='/],
  ['-o smtpd_helo_required', /invalid "-o smtpd_helo_required" option value: missing '='/],
  ['-o { smtpd_helo_required yes }', /missing '='/],
  ['-o smtpd_sender_restrictions=permit_mynetworks, reject', /unexpected command-line argument: reject/],
  ['-v stray', /unexpected command-line argument: stray/],
  ['# a comment', /unexpected command-line argument: #/],
  ['-o my_own_name=whatever', undefined],
  ['-o compatibility_level=3.x', /malformed compatibility level/],
];

/** Services with which `postfix start` fails, and what it says: mostly postconf(1) stops it, else master(8) itself. */
const START: readonly (readonly [line: string, fatal: RegExp | undefined])[] = [
  ['inet n - n - - smtpd', undefined],
  ['inet - - n - - smtpd', /startup failed/],
  ['inet y - n - - smtpd', /startup failed/],
  ['inet n - yes - - smtpd', /invalid chroot field "yes"/],
  ['init n - n - - smtpd', /invalid type field "init"/],
  ['inet n - n ? - smtpd', /startup failed/],
  ['inet n - n - ten smtpd', /invalid process_limit field "ten"/],
  ['inet n - n - smtpd', /bad field count/],
  ['inet n - n - - smtpd -o { a = b', /missing '\}'/],
  ['inet n - n - - smtpd -o {a=b}c', /syntax error after '\}'/],
  ['inet n - n - - smtpd -o smtpd_banner=220$', /empty macro name/],
  ['inet n - n - - smtpd -o smtpd_banner=a${mydomain', /truncated macro reference/],
  ['inet n - n - - smtpd -o smtpd_banner=${mydomain?{a}b}', /macro processing error/],
  ['inet n - n - - smtpd -o smtpd_banner=${{a}={b}?{c}}', /macro processing error/],
  ['inet n - n - - smtpd -o smtpd_banner=$smtpd_banner', /unreasonable macro call nesting/],
];

/** Settings of a transport "slow", and what qmgr(8) logs when it dies of them as mail comes for that transport. */
const TRANSPORT: readonly (readonly [setting: string, fatal: RegExp | undefined])[] = [
  ['slow_destination_concurrency_limit = many', /bad numerical configuration: slow_destination_conc/],
  ['slow_destination_recipient_limit = 0x', /bad numerical configuration: slow_destination_recipient_limit/],
  ['slow_destination_recipient_limit = -1', undefined],
  ['slow_initial_destination_concurrency = 0', /invalid slow_initial_destination_concurrency/],
  ['slow_destination_rate_delay = 1', undefined],
  ['slow_destination_rate_delay = 1 s', /bad time value or unit: 1 s/],
  ['slow_delivery_slot_discount = 101', /invalid slow_delivery_slot_discount/],
];

/** Instances of Postfix at a time: what dies does so after seconds of sleep. */
const AT_A_TIME = { concurrency: 8 };

describe('What we call fatal', function () {
  this.timeout(300_000);
  for (const judge of findJudges().judges) {
    it(`kills smtpd of Postfix ${judge.postfixVersion}, and nothing else does`, async () => {
      const disagreements = await judgeSmtpd(judge);
      assert.deepEqual(disagreements, []);
    });
    it(`kills qmgr of Postfix ${judge.postfixVersion} in the settings of a transport, and nothing else does`, async () => {
      const disagreements: string[] = [];
      const logs = await pMap(TRANSPORT, ([setting]) => deliver(judge, setting), AT_A_TIME);
      for (const [index, [setting, fatal]] of TRANSPORT.entries()) {
        const log = logs[index] ?? '';
        if (!(fatal ?? /status=deferred/).test(log)) disagreements.push(`${setting}: the log has ${log}`);
        const ours = errorsIn('slow unix - - n - - smtp', judge, setting);
        if (ours.length > 0 !== (fatal !== undefined))
          disagreements.push(`${setting}: we say "${ours.join('; ')}"`);
      }
      assert.deepEqual(disagreements, []);
    });
    it(`stops the start of Postfix ${judge.postfixVersion}, and nothing else does`, async () => {
      const disagreements: string[] = [];
      const answers = await pMap(START, ([line]) => start(judge, line), AT_A_TIME);
      for (const [index, [line, fatal]] of START.entries()) {
        const said = answers[index] ?? '';
        if (!(fatal === undefined ? said === '' : fatal.test(said)))
          disagreements.push(`${line}: Postfix says "${said}"`);
        const ours = errorsIn(`127.0.0.1:25 ${line}`, judge);
        if (ours.length > 0 !== (fatal !== undefined))
          disagreements.push(`${line}: we say ${ours.join('; ')}`);
      }
      assert.deepEqual(disagreements, []);
    });
  }
});

async function judgeSmtpd(judge: Judge): Promise<string[]> {
  const lines = SMTPD.map(([args], index) => `127.0.0.1:{{p${String(index)}}} inet n - n - - smtpd ${args}`);
  const instance = await startPostfix(judge, { mainCf: '', masterCf: `${lines.join('\n')}\n` });
  try {
    const greetings = await Promise.all(
      SMTPD.map((_, index) => greetingOf(instance.ports.get(`p${String(index)}`) ?? 0)),
    );
    const log = await instance.logUntil((text) => SMTPD.every(([, fatal]) => fatal?.test(text) ?? true));
    return SMTPD.flatMap(([args, fatal], index) => {
      const found: string[] = [];
      const lives = greetings[index]?.startsWith('220') === true;
      if (lives !== (fatal === undefined)) found.push(`${args}: ${lives ? 'lives' : 'dies'}`);
      if (fatal !== undefined && !fatal.test(log)) found.push(`${args}: the log has no ${String(fatal)}`);
      const ours = errorsIn(`127.0.0.1:25 inet n - n - - smtpd ${args}`, judge);
      if (ours.length > 0 !== (fatal !== undefined)) found.push(`${args}: we say "${ours.join('; ')}"`);
      return found;
    });
  } finally {
    await instance.stop();
  }
}

/** What is logged until a message for the transport "slow" is gone, or qmgr. */
async function deliver(judge: Judge, setting: string): Promise<string> {
  const mainCf = `${setting}\ndefault_transport = slow:[127.0.0.1]:1\nqmgr_clog_warn_time = 0\n`;
  const instance = await startPostfix(judge, { mainCf, masterCf: 'slow unix - - n - - smtp\n' });
  try {
    const addresses = ['-f', 'from@judge.example.com', 'to@other.example'];
    const command = ['-C', instance.config, ...addresses];
    const sent = await judge.start('sendmail', command, { input: 'Subject: x\n\nx\n' });
    if (sent.status !== 0) return sent.stderr;
    return await instance.logUntil((text) => /qmgr\[.*fatal|status=/.test(text));
  } finally {
    await instance.stop();
  }
}

/** Our errors about a line of master.cf, and references to nothing, which kill where they leave nothing. */
function errorsIn(line: string, judge: Judge, setting = ''): string[] {
  const files = [
    { name: 'main.cf', text: `compatibility_level = 3.6\n${setting}\n` },
    { name: 'master.cf', text: `${line}\n` },
  ];
  return analyseFiles(files, { postfixVersion: judge.postfixVersion })
    .findings()
    .filter(({ severity, rule }) => severity === 'error' || rule === 'undefined-reference')
    .map(({ rule }) => rule);
}

/** What is said when Postfix does not start; nothing when it does. */
async function start(judge: Judge, line: string): Promise<string> {
  try {
    const masterCf = `127.0.0.1:{{smtp}} ${line}\n`;
    const instance = await startPostfix(judge, { mainCf: '', masterCf });
    await instance.stop();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The first line that a server sends, or nothing when it closes the connection. */
function greetingOf(port: number): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    const finish = (): void => {
      socket.destroy();
      resolve(text);
    };
    socket.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.includes('\n')) finish();
    });
    socket.setTimeout(20_000, finish).on('close', finish).on('error', finish);
  });
}
