import { deepEqual, equal } from 'node:assert/strict';
import { namesOverridden } from '../../server/src/service/model/listing.js';
import { analyseFiles } from '../support/instance.js';

const instanceOf = (main: string, master = '') =>
  analyseFiles([
    { name: 'main.cf', text: main },
    { name: 'master.cf', text: master },
  ]).instance;

describe('An instance', () => {
  it('has no networks of its own where it listens on no address', () => {
    const value = (main: string) =>
      instanceOf(`${main}\nmail_name = \${mynetworks?{some}:{none}}\n`).effective('mail_name');
    equal(value('inet_interfaces =').value, 'none');
    equal(value('inet_interfaces =').exact, true);
    equal(value('inet_interfaces = $mine,\nmine =').value, 'none');
    equal(value('inet_interfaces = $mynetworks').value, 'none');
    equal(value('inet_interfaces = all').value, 'some');
    equal(value('inet_interfaces = all').exact, false);
  });

  it('does not know what rests on a piece of a template, and says nothing of it', () => {
    const text =
      'daemon_directory = {{ folder }}\ndebugger_command = gdb {$daemon_directory/smtpd} $daemon_directory/smtpd\n';
    const analysis = analyseFiles([{ name: 'main.cf', text }]);
    equal(analysis.instance.effective('debugger_command').exact, false);
    equal(analysis.instance.expand('$daemon_directory/smtpd'), 'computed/smtpd');
    deepEqual(analysis.findings(), []);
  });

  it('lists the options of a service as postconf -P does, with those that nothing reads', () => {
    const instance = instanceOf(
      '',
      'smtp inet n - n - - smtpd -o unheard_of=1 -o mail_name=x -o process_name=y -o mail_name=z\n',
    );
    deepEqual(
      instance.services.map((service) => namesOverridden(instance, service)),
      [['mail_name', 'unheard_of']],
    );
  });
});
