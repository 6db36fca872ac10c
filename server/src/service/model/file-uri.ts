/** Where a file that a configuration names is, as a URI beside the configuration's own. */
import type { Instance } from './instance.js';
import type { Service } from './service.js';

/** The folder that configurations are in when nothing else is said. */
const USUAL_FOLDER = '/etc/postfix';

/**
 * The URI of a path as a file of an instance writes it, `$names` included. A path in the configuration folder is
 * looked for beside the file that names it, wherever that stands: a repository may hold the folder under another name.
 * Other paths are taken as they are; relative ones are in the queue directory, where daemons work. Undefined when the
 * path rests on what only the machine knows, or for a document that is in no folder, such as an untitled one.
 */
export function fileUri(
  instance: Instance,
  documentUri: string,
  path: string,
  service?: Service,
): string | undefined {
  const folder = absolute(instance.effective('config_directory', service).value) ?? USUAL_FOLDER;
  const expanded = expandPath(instance, path, folder, service);
  const queue = absolute(instance.effective('queue_directory', service).value);
  if (expanded === undefined || expanded === '') return undefined;
  if (!expanded.startsWith('/') && queue === undefined) return undefined;
  const full = withoutDots(expanded.startsWith('/') ? expanded : `${queue ?? ''}/${expanded}`);
  const isUri = /^[a-z][a-z0-9+.-]*:/i.test(documentUri);
  if (isUri && !documentUri.includes('/')) return undefined;
  const encode = (text: string): string => (isUri ? text.split('/').map(encodeURIComponent).join('/') : text);
  if (full.startsWith(`${folder}/`)) {
    return documentUri.slice(0, documentUri.lastIndexOf('/') + 1) + encode(full.slice(folder.length + 1));
  }
  const root = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?(?=\/)/i.exec(documentUri)?.[0] ?? '';
  return root + encode(full);
}

/** A path without "." and "..": what is said to be in a folder must not be outside it. */
function withoutDots(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return `/${names.join('/')}`;
}

function expandPath(
  instance: Instance,
  path: string,
  folder: string,
  service: Service | undefined,
): string | undefined {
  const guessed: string[] = [];
  const expanded = path.replace(
    /\$(?:\{(\w+)\}|\((\w+)\)|(\w+))/g,
    (_, braces?: string, parentheses?: string, plain?: string) => {
      const name = braces ?? parentheses ?? plain ?? '';
      if (name === 'config_directory') return folder;
      const effective = instance.effective(name, service);
      if (!effective.exact) guessed.push(name);
      return effective.value;
    },
  );
  return guessed.length === 0 && !expanded.includes('$') ? expanded : undefined;
}

function absolute(path: string): string | undefined {
  return path.startsWith('/') ? path.replace(/\/+$/, '') : undefined;
}
