/** What the data files say of one another is true: names exist, releases are known, sentences are not repeated. */
import assert from 'node:assert/strict';
import { testData } from '../support/data.js';
import { readParameters } from '../../server/src/service/catalogue/parameters.js';
import type { DataFile } from '../../server/src/service/catalogue/data-source.js';
import type { SmtpWordsFile } from '../../server/src/service/catalogue/smtp-words.js';
import type { LookupTablesFile } from '../../server/src/service/catalogue/table-words.js';
import type { TlsFile } from '../../server/src/service/catalogue/tls-words.js';
import type {
  AccessActionsFile,
  DaemonsFile,
  HeaderChecksActionsFile,
  MasterColumnsFile,
  RestrictionsFile,
  ServicesFile,
} from '../../server/src/service/catalogue/words.js';

interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly [field: string]: unknown;
}

const WORD_FILES: readonly DataFile[] = [
  'access-actions',
  'daemons',
  'header-checks-actions',
  'lookup-tables',
  'master-columns',
  'restrictions',
  'services',
  'smtp-words',
  'tls',
];
/** Feature releases before those of parameters.json that words may name. */
const OLDER = ['2.0', '2.1', '2.2'];
/** Fields that tell apart entries of one name. */
const TELLS_APART = ['type', 'role', 'clients', 'group'];

const parameters = readParameters(testData);
const restrictionsFile = testData.read('restrictions') as RestrictionsFile;
const daemonsFile = testData.read('daemons') as DaemonsFile;
const servicesFile = testData.read('services') as ServicesFile;
const tlsFile = testData.read('tls') as TlsFile;
const tablesFile = testData.read('lookup-tables') as LookupTablesFile;

/** The lists of a file, each with its entries; a list of bare names has none. */
function listsOf(file: DataFile): [string, readonly Entry[]][] {
  const data = testData.read(file) as Record<string, readonly Entry[] | string>;
  return Object.entries(data).filter(
    (pair): pair is [string, readonly Entry[]] =>
      typeof pair[1] !== 'string' && typeof pair[1][0] === 'object',
  );
}

function entriesOf(file: DataFile): Entry[] {
  return listsOf(file).flatMap(([, entries]) => entries);
}

function identityOf(entry: Entry): string {
  return JSON.stringify([entry.name, ...TELLS_APART.map((field) => entry[field])]);
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

function missing(names: readonly string[], known: ReadonlySet<string>): string[] {
  return names.filter((name) => !known.has(name));
}

/** All strings below a field of that name, at any depth. */
function collect(value: unknown, field: string): string[] {
  if (Array.isArray(value)) return value.flatMap((part) => collect(part, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === field ? [part].flat().filter((text) => typeof text === 'string') : collect(part, field),
  );
}

describe('words of the data files', () => {
  for (const file of WORD_FILES) {
    it(`${file}: no name twice and no sentence twice in a list`, () => {
      for (const [list, entries] of listsOf(file)) {
        assert.deepEqual(repeated(entries.map(identityOf)), [], list);
        assert.deepEqual(repeated(entries.map((entry) => entry.summary)), [], list);
      }
    });

    it(`${file}: every release that is named exists`, () => {
      const known = new Set([...parameters.releases, ...OLDER]);
      for (const field of ['since', 'removed', 'release', 'sameAsMediumSince'])
        assert.deepEqual(missing(collect(testData.read(file), field), known), [], field);
    });

    it(`${file}: every parameter that is named exists`, () => {
      const named = ['parameters', 'parameter', 'cipherlist'].flatMap((field) =>
        collect(
          entriesOf(file).filter((entry) => typeof entry !== 'string'),
          field,
        ),
      );
      assert.deepEqual(missing(named, new Set(parameters.byName.keys())), []);
    });
  }
});

describe('restrictions', () => {
  const names = new Set(restrictionsFile.restrictions.map((restriction) => restriction.name));

  it('there is a list for every *_restrictions parameter of smtpd', () => {
    const lists = [...parameters.byName.keys()].filter((name) =>
      /^smtpd_(?!before|relay_before)\w+_restrictions$/.test(name),
    );
    assert.deepEqual(restrictionsFile.lists.map((list) => list.name).toSorted(), lists.toSorted());
  });

  it('an alias is not the name of another restriction', () => {
    const aliases = restrictionsFile.restrictions.flatMap((restriction) => restriction.aliases ?? []);
    assert.deepEqual(
      aliases.filter((alias) => names.has(alias)),
      [],
    );
    assert.deepEqual(repeated(aliases), []);
  });

  it('what replaces a restriction is a restriction or a parameter', () => {
    const replacements = collect(restrictionsFile.restrictions, 'replacedBy');
    assert.deepEqual(missing(replacements, new Set([...names, ...parameters.byName.keys()])), []);
  });

  it('what a bare table stands for is a restriction with a table', () => {
    for (const list of restrictionsFile.lists) {
      const implied = restrictionsFile.restrictions.find(
        (restriction) => restriction.name === list.implicitTable,
      );
      assert.equal(
        implied?.argument?.kind,
        list.implicitTable === undefined ? undefined : 'table',
        list.name,
      );
    }
  });

  it('the action patterns accept what they are for, and a bare code is taken for OK', () => {
    const { actions } = testData.read('access-actions') as AccessActionsFile;
    const matching = (text: string): string[] =>
      actions
        .filter((action) => action.pattern && new RegExp(action.pattern).test(text))
        .map(({ name }) => name);
    assert.deepEqual(matching('550'), ['all-numerical']);
    assert.deepEqual(matching('550 5.7.1 no'), ['5NN']);
    assert.deepEqual(matching('421 bye'), ['4NN', '421']);
    assert.deepEqual(matching('REJECT'), []);
  });

  it('header checks name parameters', () => {
    const { actions } = testData.read('header-checks-actions') as HeaderChecksActionsFile;
    const checks = actions.flatMap((action) => action.checks);
    assert.deepEqual(missing(checks, new Set(parameters.byName.keys())), []);
  });
});

describe('daemons and services', () => {
  const daemons = new Set(daemonsFile.daemons.map((daemon) => daemon.name));
  const serviceNames = servicesFile.services.flatMap((service) => [
    service.name,
    ...(service.port === undefined ? [] : [String(service.port)]),
  ]);

  it('every daemon of a service exists, and every service of a daemon', () => {
    assert.deepEqual(missing(collect(servicesFile.services, 'daemon'), daemons), []);
    for (const field of ['services', 'needsServices'])
      assert.deepEqual(missing(collect(daemonsFile.daemons, field), new Set(serviceNames)), [], field);
    assert.deepEqual(missing(collect(daemonsFile.daemons, 'usedBy'), daemons), []);
  });

  it('every program that reads parameters and is run by master is a daemon', () => {
    const commands = [
      'nqmgr',
      'postconf',
      'postdrop',
      'postfix',
      'postmulti',
      'postqueue',
      'posttls-finger',
      'sendmail',
    ];
    const readers = [...parameters.byName.values()].flatMap((parameter) => parameter.readBy ?? []);
    const programs = readers.filter((reader) => !reader.startsWith('(') && !commands.includes(reader));
    assert.deepEqual(missing(programs, daemons), []);
  });

  it('the name of a service is the default of the parameter that holds it', () => {
    for (const service of servicesFile.services) {
      for (const name of service.parameters ?? []) {
        if (!name.endsWith('_service_name')) continue;
        const defaults = parameters.byName.get(name)?.defaults?.map(([, value]) => value);
        assert.ok(defaults?.includes(service.name), `${name} of ${service.name}`);
      }
    }
  });

  it('the usual columns of a daemon obey its own limits', () => {
    for (const { name, columns, limit, privileged, chrootForbidden, needsWakeup } of daemonsFile.daemons) {
      assert.equal(limit?.private ?? columns.private, columns.private, name);
      assert.equal(limit?.maxproc ?? columns.maxproc, columns.maxproc, name);
      if (privileged) assert.equal(columns.unprivileged, 'n', name);
      if (chrootForbidden) assert.equal(columns.chroot, 'n', name);
      assert.equal(needsWakeup === true && columns.wakeup === '-', false, name);
      assert.equal(columns.type === 'inet' && columns.private !== 'n', false, name);
    }
  });

  it('the columns of master.cf are eight and in order', () => {
    const { columns } = testData.read('master-columns') as MasterColumnsFile;
    assert.deepEqual(
      columns.map((column) => column.index),
      [0, 1, 2, 3, 4, 5, 6, 7],
    );
  });
});

describe('TLS and SMTP words', () => {
  it('every group of ciphers.json has a sentence', () => {
    const { aliases } = testData.read('ciphers') as { aliases: { name: string }[] };
    const groups = new Set(tlsFile.cipherGroups.map((group) => group.name));
    assert.deepEqual(
      missing(
        aliases.map(({ name }) => name),
        groups,
      ),
      [],
    );
  });

  it('levels of policy attributes are levels of clients', () => {
    const levels = new Set(tlsFile.levels.filter(({ role }) => role === 'client').map(({ name }) => name));
    assert.deepEqual(
      missing(
        tlsFile.policyAttributes.flatMap((attribute) => attribute.levels),
        levels,
      ),
      [],
    );
  });

  it('milter macros of all defaults are known', () => {
    const { milterMacros, milterEvents } = testData.read('smtp-words') as SmtpWordsFile;
    const known = new Set(milterMacros.map((macro) => macro.name));
    for (const { name } of milterEvents) {
      const parameter = parameters.byName.get(`milter_${name}_macros`);
      assert.ok(parameter, name);
      for (const [, value] of parameter.defaults ?? [])
        assert.deepEqual(missing(value.split(/[\s,]+/).filter(Boolean), known), [], name);
    }
  });

  it('read-only names are parameters', () => {
    const { readOnlyNames } = testData.read('smtp-words') as SmtpWordsFile;
    assert.deepEqual(
      missing(
        readOnlyNames.map(({ name }) => name),
        new Set(parameters.byName.keys()),
      ),
      [],
    );
  });

  it('every client of a lookup table has a file and keys', () => {
    const files = tablesFile.clientFiles.map((file) => file.name);
    const clients = tablesFile.types.flatMap((type) => type.clientFile ?? []);
    assert.deepEqual(clients.toSorted(), files.toSorted());
    assert.deepEqual(
      [...new Set(tablesFile.clientKeys.flatMap((key) => key.clients))].toSorted(),
      files.toSorted(),
    );
  });
});
