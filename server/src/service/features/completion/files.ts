/** Paths of files that lie beside the document, written as the value has begun to write them. */
import type { CompletionContext, Offer } from './context.js';
import type { ValueWord, WordOffers } from './values.js';

/** Names that no value means: the configuration itself, what postmap(1) makes, leftovers of editors. */
const NEVER =
  /^(main|master)\.cf$|^(dynamicmaps\.cf|postfix-files|makedefs\.out)$|\.(db|lmdb|cdb|dir|pag|bak|orig|swp|dpkg-\w+|rpm\w+)$|~$|^\./;

/** The names of files that a value may mean. */
export function fileNames({ help }: CompletionContext): readonly string[] {
  return (help.files?.() ?? []).filter((name) => !NEVER.test(name));
}

/** Offers for a value that is a path, or a list of them. */
export function fileOffers(context: CompletionContext, { before, after, parameter }: ValueWord): WordOffers {
  const typed = /[^\s,]*$/.exec(before)?.[0] ?? '';
  const rest = /^[^\s,]*/.exec(after)?.[0] ?? '';
  const isKey = /(cert|key|chain|CA)_?files?$|dh\d+_param_file$/.test(parameter);
  return pathOffers(context, typed, rest, (name) => !isKey || /\.(pem|crt|cer|key|ca|der)$/.test(name));
}

/** Offers for a path of which some is typed; nothing for a folder other than the document's own. */
export function pathOffers(
  context: CompletionContext,
  typed: string,
  rest: string,
  isWanted: (name: string) => boolean,
): WordOffers {
  const slash = typed.lastIndexOf('/');
  const folder = typed.slice(0, slash + 1);
  const folders = ownFolders(context);
  const prefix = /^[\w.-]*$/.test(typed) ? folders[0] : folders.find((each) => each === folder);
  // As long as the folder is not typed to its end, the whole path is offered.
  const begun = prefix ?? folders.find((each) => each.startsWith(typed));
  if (begun === undefined) return { offers: [], left: typed.length, right: rest.length };
  const offers = fileNames(context)
    .filter(isWanted)
    .map((name): Offer => ({ label: `${begun}${name}`, kind: 'file', rank: 2 }));
  return { offers, left: typed.length, right: rest.length };
}

/** The ways to write the document's folder, the usual one first. */
function ownFolders({ analysis: { document, instance } }: CompletionContext): readonly string[] {
  const { raw, origin } = instance.effective('config_directory');
  const usual = origin.kind === 'main' || origin.kind === 'option' ? raw : '/etc/postfix';
  const path = /^file:\/\/(\/[^?#]*)\//.exec(document.uri)?.[1];
  const own = path === undefined ? [] : [`${decodePath(path)}/`];
  return [`${usual}/`, '$config_directory/', '${config_directory}/', ...own];
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
