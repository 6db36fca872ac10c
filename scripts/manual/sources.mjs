/** Where the manual is taken from: a package, a folder, the newest package in reach, or this machine. */
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../support/run.mjs';
import { downloadNewest } from './debian.mjs';
import { runQuietly } from './run-quietly.mjs';

/**
 * Opens a source: `{ folder, directories, version, label }`, where `directories` are those that hold man5 and
 * man8. Throws with one sentence where there is no manual page postconf(5).
 */
export function openSource(given, work) {
  if (given !== undefined) {
    if (!existsSync(given)) throw new Error(`there is no "${given}"`);
    return statSync(given).isDirectory() ? openFolder(path.resolve(given)) : openPackage(given, work);
  }
  if (!findProgram('apt-get') || !findProgram('dpkg-deb')) return openFolder('/');
  const { file, problems } = downloadNewest(work);
  if (file !== undefined) return openPackage(file, work);
  for (const problem of problems) console.error(problem);
  console.error('No package of Postfix can be downloaded; looking for the manual of this machine.');
  return openFolder('/');
}

function openPackage(file, work) {
  if (!/\.deb$/.test(file)) throw new Error(`${file} is neither a folder nor a .deb package`);
  const folder = path.join(work, 'package');
  mkdirSync(folder);
  unpack(path.resolve(file), folder);
  const [, version = ''] = /^postfix_([^_]+)_/.exec(path.basename(file)) ?? [];
  return describe(folder, decodeURIComponent(version), path.basename(file));
}

/** By dpkg-deb, else by the archivers that other systems have. */
function unpack(file, folder) {
  if (findProgram('dpkg-deb')) return runQuietly('dpkg-deb', ['--extract', file, folder]);
  runQuietly('ar', ['x', file], { cwd: folder });
  const data = readdirSync(folder).find((name) => name.startsWith('data.tar'));
  if (data === undefined) throw new Error(`${file} is not a Debian package: it has no data`);
  return runQuietly('tar', ['-xf', data], { cwd: folder });
}

/** A folder that is itself one section of the manual stands for the one with all sections. */
function openFolder(given) {
  const folder = /^man\d$/.test(path.basename(given)) ? path.dirname(given) : given;
  return describe(folder, installedVersion(folder), folder);
}

function describe(folder, version, name) {
  const inside = [
    'usr/local/share/man',
    'usr/share/man',
    'usr/local/man',
    'usr/man',
    'share/man',
    'man',
    '.',
  ];
  const homebrew = folder === '/' ? ['opt/homebrew/share/man', 'opt/local/share/man'] : [];
  const directories = [...inside, ...homebrew].map((place) => path.join(folder, place));
  if (!directories.some((directory) => hasPostconf(directory))) {
    throw new Error(
      `${name} has no manual page postconf(5); install Postfix with its manual, or name a package: npm run manual -- PATH`,
    );
  }
  return { folder, directories, version, label: version === '' ? name : `${name} (${version})` };
}

function hasPostconf(directory) {
  const folder = path.join(directory, 'man5');
  return existsSync(folder) && readdirSync(folder).some((file) => file.startsWith('postconf.5'));
}

/** The release that dpkg notes in this root; empty where there is none. */
function installedVersion(folder) {
  try {
    const status = readFileSync(path.join(folder, 'var/lib/dpkg/status'), 'utf8');
    const entry = status.split('\n\n').find((part) => part.startsWith('Package: postfix\n')) ?? '';
    return /^Version: (.*)$/m.exec(entry)?.[1] ?? '';
  } catch {
    return '';
  }
}
