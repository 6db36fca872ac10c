/** Which values are judged by their type: those that a program reads. */
import { deepEqual } from 'node:assert/strict';
import { serviceOn, uriOf } from '../support/workspace.js';

describe('Values with a type', () => {
  const found = (daemon: string): string[] => {
    const master = `x unix n - n - - ${daemon}\n  -o smtpd_timeout=bad\n`;
    const analysis = serviceOn({ 'main.cf': '', 'master.cf': master }).analyse(uriOf('master.cf'));
    return (analysis?.findings() ?? []).map(({ rule }) => rule).filter((rule) => rule.startsWith('bad-'));
  };

  it('are judged in the options of a program that reads them', () => {
    deepEqual(found('smtpd'), ['bad-time']);
  });

  it('are left alone in the options of one that does not', () => {
    deepEqual(found('qmgr'), []);
  });
});
