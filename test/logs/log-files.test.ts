import { equal, match, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readLogFile } from '../../server/src/node/log-files.js';
import { createLogAggregate } from '../../server/src/service/logs/aggregate.js';
import { session } from './support.js';

describe('A log on the disk', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'postfix-log-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is read plain and gzip, and its times are put in the year when it was written', async () => {
    const aggregate = createLogAggregate();
    const line = session('a[192.0.2.1]', 'TLSv1', 'AES128-SHA');
    writeFileSync(join(folder, 'plain'), `${line}\n`);
    writeFileSync(join(folder, 'zipped'), gzipSync(`${line}\n`));
    equal(await readLogFile(join(folder, 'plain'), aggregate), undefined);
    equal(await readLogFile(join(folder, 'zipped'), aggregate), undefined);
    const row = aggregate.evidence().peers[0]!;
    equal(row.count, 2);
    match(row.firstSeen, /^20\d\d-11-21T10:00:00$/);
  });

  it('is refused when it is a folder or not there', async () => {
    await rejects(readLogFile(folder, createLogAggregate()), /EISDIR/);
    await rejects(readLogFile(join(folder, 'nowhere'), createLogAggregate()), /ENOENT/);
  });
});
