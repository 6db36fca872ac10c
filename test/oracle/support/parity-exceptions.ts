/**
 * Where our reading is not compared with postconf(1): each with what postconf does there, as seen with the postconf of
 * Debian 12, 13 and unstable. Whoever leaves something out counts it here.
 */

/** What postconf says or prints that cannot or should not be ours. */
const SKIPPED = {
  'machine-value':
    'the value rests on a default that is computed when Postfix is built or starts: a host name, networks, a process',
  'config-directory': 'postconf -c PATH sets config_directory itself, and calls an entry for it a duplicate',
  'old-release-says-nothing':
    'before 3.8 postconf warns of no NUL and of no comment behind text; what Postfix makes of them is the same',
  'nul-in-comment':
    'since 3.8 postconf warns of a NUL in a comment line too, where nothing is lost; with "# a\\0b" it lists the same values',
  template:
    'it takes "{{a=}}" in "${x:{{a=}}=}" for what it says; to us it may be a piece of a template, of which we say nothing',
  'client-file': 'it warns that it cannot open the file of a database client, which is on no machine of ours',
  'postconf-crashes':
    'it ends with a segmentation fault, before or after it has said what it would of this configuration',
  'after-the-end':
    'it says nothing more once it has died: what we say besides the reason and what came before cannot be compared',
  'repeated-service':
    'it puts the options of services with the same name and type together, and finds names of the one defined in the other; master(8) runs the last of them with its own',
  'raw-option':
    'postconf -x -P expands the values of options that no program expands, such as default_rbl_reply; -x -n does not',
  'host-in-inet-interfaces':
    'it dies of a host in inet_interfaces that the resolver does not know; it is asked again with another value',
  'syntax-in-inet-interfaces':
    'asked again with another value it sees neither references nor tables nor braces in the value, and says nothing of them',
  'second-o-in-attached-option':
    'it cuts "-osmtp_helo_name=x" at its second "o" into two options, and is compared with what we say of two; daemons take the word as getopt(3) does',
  'lone-question-mark':
    'it accepts "?" as the wakeup time, with which master(8) does not start; daemons-die.test.ts has it',
  'references-in-service-name':
    'since 3.11 it expands service_name in -o and dies of "$,"; a daemon puts its own name there and never reads it',
  'unread-level':
    'it lists a compatibility_level that is none where no value compares it; every other program stops at it: postmap does, whatever it is asked',
  'expanded-own-name':
    'it expands mydomain and myhostname twice, "a$$5" to "a" and a warning of "5", and before it knows compatibility_level',
  'computed-host-name':
    'where mydomain has braces, they are in the default of myhostname too, which only the machine knows',
  'references-in-class-lists':
    'it expands smtpd_restriction_classes before it knows the defaults, and in -o without main.cf: "${mydestination:b}" lists "b" for it alone',
} as const;

/** The name of something that is left out. */
export type ParityException = keyof typeof SKIPPED;

const counts = new Map<string, number>();

/** Counts something as left out; always true, so that it can end a condition. */
export function leaveOut(name: ParityException): boolean {
  counts.set(name, (counts.get(name) ?? 0) + 1);
  return true;
}

/** The table of exceptions with how often each was made use of so far. */
export function exceptionTable(): string {
  const width = Math.max(...Object.keys(SKIPPED).map((name) => name.length));
  return Object.entries(SKIPPED)
    .map(([name, reason]) => `${name.padEnd(width)} ${String(counts.get(name) ?? 0)} left out: ${reason}`)
    .join('\n');
}
