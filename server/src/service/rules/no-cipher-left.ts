/** Rule: cipher lists and exclusions that leave nothing, so that no handshake can succeed. */
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import type { Effective, Instance } from '../model/instance.js';
import { completeList, exclusionsOf, gradeOf, listOfGrade } from '../tls/cipher-uses.js';
import { writtenAt } from '../tls/lists.js';
import { byPlace, idsOf } from '../tls/places.js';
import { evaluateProtocolList } from '../tls/protocol-list.js';
import { suiteHas } from '../tls/suites.js';
import { inForce, tlsUsers, type TlsUser } from '../tls/users.js';
import { isTemplate, visibleSpan } from '../tls/written.js';

export const noCipherLeft: Rule = {
  code: 'no-cipher-left',
  severity: 'error',
  summary: 'A cipher list or exclusions that leave no cipher',
  why:
    'OpenSSL refuses a cipher list from which nothing remains, or that has a mistake in it such as `@SECLEVEL=9`; suites of ' +
    'TLS 1.3 do not count, for they are not chosen here. Postfix logs "error setting cipher grade" and every handshake ' +
    'fails, with TLS 1.3 too. It is the same where the ciphers are none of the protocol versions that are on.',
  references: [
    {
      title: 'openssl-ciphers(1)',
      url: 'https://docs.openssl.org/master/man1/openssl-ciphers/',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = ALL\n#                           ^^^ no-cipher-left\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = aNULL\n',
    },
    {
      title: 'No cipher for the protocol',
      bad:
        'smtpd_tls_security_level = may\nsmtpd_tls_protocols = TLSv1.1\n' +
        'tls_medium_cipherlist = ECDHE+AESGCM\n#                       ^^^^^^^^^^^^ no-cipher-left\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\ntls_medium_cipherlist = ECDHE+AESGCM\n',
    },
  ],
  check({ instance, report }) {
    // The lists that Postfix brings leave something.
    const sets = [...assignments(instance)].some(({ name }) => /_cipherlist$|_exclude_ciphers$/.test(name));
    if (!sets) return;
    const judged = tlsUsers(instance)
      .filter(({ level }) => level.level !== 'none')
      .flatMap((user) => {
        const culprit = culpritOf(instance, user);
        return culprit === undefined ? [] : [{ user, ...culprit }];
      });
    for (const kind of ['rejected', 'unfit'] as const) {
      const ofKind = judged.filter((each) => each.kind === kind);
      const users = ofKind.map(({ user }) => user);
      for (const { written, users: sharing } of byPlace(
        users,
        (user) => ofKind.find((each) => each.user === user)?.effective,
      )) {
        const what =
          kind === 'rejected'
            ? 'OpenSSL takes no cipher from this'
            : 'This has no cipher for the protocol versions that are on';
        const remedy = written.name.endsWith('_cipherlist')
          ? 'remove the setting, and Postfix uses its own list'
          : 'exclude less';
        report({
          uri: written.uri,
          span: visibleSpan(written),
          message: `${what} and every handshake of ${idsOf(sharing)} fails; ${remedy}`,
        });
      }
    }
  },
};

interface Culprit {
  readonly kind: 'rejected' | 'unfit';
  /** What leaves nothing. */
  readonly effective: Effective;
}

/** The setting to blame, judged with an OpenSSL that has all suites it can be built with; undefined where some remain. */
function culpritOf(instance: Instance, user: TlsUser): Culprit | undefined {
  const listName = listOfGrade(instance, gradeOf(instance, user));
  if (listName === undefined) return undefined;
  const list = instance.effective(listName, user.reader.service);
  const words = exclusionsOf(instance, user);
  // Other rules speak of an empty list and of operators; what another program fills in is not known.
  if (list.value === '' || words.some((word) => /^[!+\-@]/.test(word))) return undefined;
  const whole = [list.value, ...words.map((word) => `!${word}`)].join(':');
  if (!list.exact || isTemplate(whole) || whole.includes('$') || whole.includes('#')) return undefined;
  const { valid, suites } = completeList(instance, whole);
  const exclusions = written(instance, user, exclusionName(instance, user));
  const own = written(instance, user, listName);
  if (!valid) {
    const isListBad = exclusions === undefined || !completeList(instance, list.value).valid;
    const effective = isListBad ? (own ?? exclusions) : exclusions;
    return effective === undefined ? undefined : { kind: 'rejected', effective };
  }
  const { enabled } = evaluateProtocolList(
    instance.effective(inForce(user, 'protocols'), user.reader.service).value,
    {
      postfix: instance.catalogue.target.postfix,
      role: user.role,
    },
  );
  const isFit =
    enabled.length === 0 ||
    enabled.includes('TLSv1.3') ||
    suites.some((suite) => enabled.some((protocol) => suiteHas(suite, protocol)));
  const effective = own ?? exclusions;
  return isFit || effective === undefined ? undefined : { kind: 'unfit', effective };
}

function exclusionName(instance: Instance, user: TlsUser): string {
  const family = user.family === 'postscreen' ? 'tlsproxy' : user.family;
  const mandatory = `${family}_tls_mandatory_exclude_ciphers`;
  const isUsed = user.level.mandatory && instance.effective(mandatory, user.reader.service).value !== '';
  return isUsed ? mandatory : `${family}_tls_exclude_ciphers`;
}

/** The setting where it is written, through references such as `$smtpd_tls_exclude_ciphers`; undefined for a default. */
function written(instance: Instance, { service }: TlsUser, name: string): Effective | undefined {
  const at = writtenAt(instance, name, service);
  return at.origin.kind === 'default' ? undefined : { ...instance.effective(at.name, service), ...at };
}
