/** The facts on parameters against `postconf -d` of every Postfix here, both ways: every name, every default. */
import { deepEqual, ok } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultIn, existsIn, readParameters } from '../../server/src/service/catalogue/parameters.js';
import { isAtLeast } from '../../server/src/service/catalogue/release.js';
import { testData } from '../support/data.js';
import { findJudges, type Judge } from './support/judges.js';

/** Names that a release has, and that its `postconf -d` leaves out. */
const UNLISTED: Readonly<Record<string, string>> = {
  authorized_verp_clients: 'a former name, read through the default of its successor',
  fallback_relay: 'a former name, read through the default of its successor',
  lmtp_per_record_deadline: 'a former name, read through the default of its successor',
  postscreen_blacklist_action: 'a former name, read through the default of its successor',
  postscreen_dnsbl_ttl: 'a former name, read through the default of its successor',
  postscreen_dnsbl_whitelist_threshold: 'a former name, read through the default of its successor',
  postscreen_whitelist_interfaces: 'a former name, read through the default of its successor',
  smtp_per_record_deadline: 'a former name, read through the default of its successor',
  smtpd_client_connection_limit_exceptions: 'a former name, read through the default of its successor',
  smtpd_per_record_deadline: 'a former name, read through the default of its successor',
  tlsproxy_client_level: 'a former name, read through the default of its successor',
  tlsproxy_client_policy: 'a former name, read through the default of its successor',
  virtual_maps: 'a former name, read through the default of its successor',
};

/** Defaults that differ, and why. */
const OTHER_DEFAULT: Readonly<Record<string, string>> = {
  alias_database: 'chosen when Postfix is built',
  alias_maps: 'chosen when Postfix is built',
  default_cache_db_type: 'chosen when Postfix is built',
  default_database_type: 'chosen when Postfix is built',
  mail_spool_directory: 'chosen when Postfix is built',
  mailbox_delivery_lock: 'chosen when Postfix is built',
  daemon_directory: 'a folder of the distribution',
  html_directory: 'a folder of the distribution',
  manpage_directory: 'a folder of the distribution',
  meta_directory: 'a folder of the distribution',
  readme_directory: 'a folder of the distribution',
  config_directory: 'the folder that postconf was started for',
  mail_release_date: 'differs with each release',
  mail_version: 'differs with each release',
  mydomain: 'computed from the host name',
  myhostname: 'computed from the host name',
  mynetworks: 'computed from the network interfaces',
  process_id: 'differs with each process',
  process_name: 'differs with each process',
  service_name: 'known to a running service only',
  tls_eecdh_auto_curves: 'empties itself with OpenSSL 3.5 and Postfix 3.11',
  tls_ffdhe_auto_groups: 'empties itself with OpenSSL 3.5 and Postfix 3.11',
};

/** What `postconf -d` prints for a configuration that sets nothing and has no services. */
function defaultsOf(judge: Judge): Map<string, string> {
  const folder = judge.folder();
  try {
    for (const name of ['main.cf', 'master.cf']) writeFileSync(join(folder.outside, name), '');
    judge.run('chmod', ['755', folder.inside]);
    const { stdout, stderr, status } = judge.run('postconf', ['-c', folder.inside, '-d']);
    ok(status === 0, stderr);
    const lines = stdout.split('\n').filter((line) => line !== '');
    return new Map(lines.map((line) => [line.replace(/ =.*/, ''), line.replace(/^\S+ = ?/, '').trim()]));
  } finally {
    folder.remove();
  }
}

describe('The facts on parameters, beside postconf -d', () => {
  const parameters = [...readParameters(testData).byName.values()];
  const used = new Set<string>();
  const { judges, missing } = findJudges();

  for (const judge of judges) {
    describe(`of Postfix ${judge.postfixVersion} (${judge.suite})`, () => {
      const real = defaultsOf(judge);
      const ours = parameters.filter((parameter) => existsIn(parameter, judge.postfixVersion));

      it('know every name that it has', () => {
        ok(real.size > 800);
        const names = new Set(ours.map(({ name }) => name));
        deepEqual(
          [...real.keys()].filter((name) => !names.has(name)),
          [],
        );
      });

      it('know no name that it does not have', () => {
        const surplus = ours.map(({ name }) => name).filter((name) => !real.has(name));
        for (const name of surplus) used.add(name);
        deepEqual(
          surplus.filter((name) => !(name in UNLISTED)),
          [],
        );
      });

      it('know every default', () => {
        const differing = ours.flatMap((parameter) => {
          const { name } = parameter;
          const [theirs, known] = [real.get(name), defaultIn(parameter, judge.postfixVersion)?.trim()];
          return theirs === undefined || theirs === known
            ? []
            : [`${name}: ${theirs}, not ${known ?? 'unknown'}`];
        });
        const nameOf = (line: string): string => line.replace(/:.*/, '');
        for (const line of differing) used.add(nameOf(line));
        deepEqual(
          differing.filter((line) => !(nameOf(line) in OTHER_DEFAULT)),
          [],
        );
      });
    });
  }

  describe('of all of them', () => {
    it('need every exception that they are given', function () {
      if (missing.length > 0 || !judges.some(({ postfixVersion }) => isAtLeast(postfixVersion, '3.11')))
        this.skip();
      deepEqual(
        [...Object.keys(UNLISTED), ...Object.keys(OTHER_DEFAULT)].filter((name) => !used.has(name)),
        [],
      );
    });
  });
});
