/**
 * Properties of the refactorings on the corpus of real instances: what results has no new error or warning, does what
 * was promised, and every service that was not meant stays as it was.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EffectiveTls } from '../../server/src/service/tls/effective.js';
import { isWeakProtocol } from '../../server/src/service/tls/suites.js';
import { corpusFolder } from '../oracle/support/corpus.js';
import type { NamedText } from '../support/instance.js';
import { lineOf, run, type Outcome } from './support.js';

/** The default, the strictest, and one that has an opinion on the order of suites. */
const PROFILES = ['intermediate', 'modern', 'ncsc-2025'];
const OPTIONS = { clients: ['192.0.2.77'], destinations: ['old.example.net'] };

describe('Refactorings on the corpus', function () {
  this.timeout(120_000);
  const corpus = corpusFolder();
  if (corpus === undefined) return;
  const instances = readInstances(join(corpus, 'instances'));

  it('except legacy clients, and change no other service', () => {
    let applied = 0;
    for (const { name, files } of instances) {
      for (const service of [undefined, ...servicesOf(files)]) {
        const outcome = run('legacy-exception', files, { ...OPTIONS, service });
        if (typeof outcome === 'string') continue;
        applied += 1;
        const where = `${name} ${service ?? 'main.cf'}`;
        assert.deepEqual(outcome.brought.map(lineOf), [], where);
        const known = new Set(outcome.before.map(({ id }) => id));
        const [added, ...others] = outcome.after.filter(({ id }) => !known.has(id));
        assert.ok(added !== undefined && others.length === 0, `${where}: one new service`);
        assert.ok(added.protocols.includes('TLSv1'), `${where}: ${added.id} has TLS 1.0`);
        assert.deepEqual(
          settingsOf(outcome.after, isUntouched(outcome, service)),
          settingsOf(outcome.before, isUntouched(outcome, service)),
          where,
        );
        const tightened = outcome.after.filter(
          ({ id, family }) =>
            id === service || (service === undefined && family === 'smtpd' && id === sourceOf(outcome)),
        );
        assert.ok(tightened.length > 0, `${where}: what was tightened is there`);
        for (const tls of tightened) assert.deepEqual(tls.protocols.filter(isWeakProtocol), [], where);
      }
    }
    console.log(`      ${String(applied)} legacy exceptions`);
    assert.ok(applied > 50);
  });

  it('except destinations, and change nothing that servers do', () => {
    let applied = 0;
    for (const { name, files } of instances) {
      const outcome = run('outbound-exceptions', files, OPTIONS);
      if (typeof outcome === 'string') continue;
      applied += 1;
      assert.deepEqual(outcome.brought.map(lineOf), [], name);
      const isServer = ({ role, family }: EffectiveTls): boolean => role === 'server' || family === 'lmtp';
      assert.deepEqual(settingsOf(outcome.after, isServer), settingsOf(outcome.before, isServer), name);
      for (const tls of outcome.after.filter(({ family }) => family === 'smtp')) {
        assert.deepEqual(tls.protocols.filter(isWeakProtocol), [], `${name} ${tls.id}`);
      }
    }
    console.log(`      ${String(applied)} outbound exceptions`);
    assert.ok(applied > 30);
  });

  it('apply every profile, and leave levels and opportunistic lists as they are', () => {
    let applied = 0;
    for (const { name, files } of instances) {
      for (const profile of PROFILES) {
        const outcome = run('apply-profile', files, { profile });
        if (typeof outcome === 'string') continue;
        applied += 1;
        assert.deepEqual(outcome.brought.map(lineOf), [], `${name} ${profile}`);
        const levels = (all: readonly EffectiveTls[]): string[] =>
          all.map(({ id, level }) => `${id} ${level.level}`);
        assert.deepEqual(levels(outcome.after), levels(outcome.before), name);
        const isOptional = ({ level }: EffectiveTls): boolean => level.level === 'may';
        const modern = (all: readonly EffectiveTls[]): string[] =>
          all
            .filter(isOptional)
            .map(({ id, protocols }) => `${id} ${protocols.filter((p) => p !== 'SSLv3').join(' ')}`);
        // Where SSL was left on together with a gap, the list is replaced as a whole.
        if (!outcome.before.some(({ protocols }) => protocols.includes('SSLv3'))) {
          assert.deepEqual(modern(outcome.after), modern(outcome.before), name);
        }
      }
    }
    console.log(`      ${String(applied)} profiles applied`);
    assert.ok(applied > 200);
  });
});

function readInstances(folder: string): { name: string; files: NamedText[] }[] {
  return readdirSync(folder).map((name) => ({
    name,
    files: ['main.cf', 'master.cf']
      .filter((file) => existsSync(join(folder, name, file)))
      .map((file) => ({ name: file, text: readFileSync(join(folder, name, file), 'utf8') })),
  }));
}

/** Services of the daemon smtpd that others connect to. */
function servicesOf(files: readonly NamedText[]): string[] {
  const master = files.find(({ name }) => name === 'master.cf')?.text ?? '';
  return [...master.matchAll(/^(\S+)[ \t]+inet[ \t](?:[ \t]*\S+){5}[ \t]+smtpd\b/gm)].map(
    (match) => `${match[1] ?? ''}/inet`,
  );
}

/** The service that the new one is like, as its comment says. */
function sourceOf(outcome: Outcome): string {
  return / like (\S+), but /.exec(outcome.text('master.cf'))?.[1] ?? '';
}

/** Whether a service of the instance was not meant: clients, and other servers where one alone is tightened. */
function isUntouched(outcome: Outcome, service: string | undefined): (tls: EffectiveTls) => boolean {
  const known = new Set(outcome.before.map(({ id }) => id));
  const inMain = outcome.refactoring.edits.some(
    ({ uri, reason }) => uri.endsWith('main.cf') && reason.startsWith('Require'),
  );
  return ({ id, role }) =>
    known.has(id) && id !== service && (role === 'client' || !(inMain || service === undefined));
}

function settingsOf(all: readonly EffectiveTls[], isMeant: (tls: EffectiveTls) => boolean): unknown[] {
  return all
    .filter(isMeant)
    .map(({ id, level, protocols, suites }) => [
      id,
      level.level,
      protocols.join(' '),
      suites.map(({ name }) => name),
    ]);
}
