/** What a client says at the start, checked: nothing it may send wrongly gets further than this file. */
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { EditSupport } from '../service/index.js';

/** The formats of texts that a client may show. */
export type TextFormat = 'markdown' | 'plaintext';

/** What the server remembers of the client. */
export interface ClientFacts {
  /** An untrusted workspace reads no file outside its folders. */
  readonly isTrusted: boolean;
  /** URIs of the workspace's folders at the start, without a slash at the end. */
  readonly folders: readonly string[];
  /** Whether it tells of folders that come and go. */
  readonly changesFolders: boolean;
  /** Base URI of the rules' pages, with a slash at the end. */
  readonly documentation?: string;
  /** Whether diagnostics are sent as they change or wait to be asked for. */
  readonly diagnostics: 'push' | 'pull';
  readonly canConfigure: boolean;
  readonly canRegister: boolean;
  /** Format of texts in hovers and completions. */
  readonly format: TextFormat;
  /** Whether completions may be snippets. */
  readonly snippets: boolean;
  /** The parts of completion items that the client takes once for all of a list. */
  readonly itemDefaults: readonly string[];
  /** What it can do with the edits of refactorings. */
  readonly edits: EditSupport;
  /** The client's command that opens an entry of the manual, for links in hovers. */
  readonly manualCommand?: string;
  /** The client's command that asks for completions again. */
  readonly suggestCommand?: string;
  /** The client's command that shows effective TLS, for code lenses. */
  readonly tlsCommand?: string;
  /** The client's command that lists the peers of the log that was read, for code lenses. */
  readonly peersCommand?: string;
  /** What the client asks for again when it is told to. */
  readonly refreshes: { readonly codeLenses: boolean; readonly inlayHints: boolean };
  /** URI of the folder with the manual that came with the client. */
  readonly manualPages?: string;
  /** Settings given once, for clients that have no configuration requests. */
  readonly settings: unknown;
}

/** Reads the parameters of `initialize`. */
export function clientFacts(params: InitializeParams): ClientFacts {
  const options = record(params.initializationOptions);
  const { workspace, textDocument }: ClientCapabilities = record(params.capabilities);
  const documentation = options['documentation'];
  return {
    isTrusted: options['isTrusted'] !== false,
    folders: foldersOf(params),
    changesFolders: workspace?.workspaceFolders === true,
    ...(typeof documentation === 'string' && { documentation: documentation.replace(/\/?$/, '/') }),
    diagnostics: options['diagnostics'] === 'pull' ? 'pull' : 'push',
    canConfigure: workspace?.configuration === true,
    canRegister: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    format: formatOf(textDocument?.hover?.contentFormat),
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    itemDefaults: textDocument?.completion?.completionList?.itemDefaults ?? [],
    edits: {
      documentChanges: workspace?.workspaceEdit?.documentChanges === true,
      create: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
      annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    },
    ...(typeof options['manualCommand'] === 'string' && { manualCommand: options['manualCommand'] }),
    ...(typeof options['suggestCommand'] === 'string' && { suggestCommand: options['suggestCommand'] }),
    ...(typeof options['tlsCommand'] === 'string' && { tlsCommand: options['tlsCommand'] }),
    ...(typeof options['peersCommand'] === 'string' && { peersCommand: options['peersCommand'] }),
    refreshes: {
      codeLenses: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
    },
    ...(typeof options['manualPages'] === 'string' && { manualPages: options['manualPages'] }),
    settings: options['settings'] ?? {},
  };
}

/** The open folders; a client from before there could be many says which one it has in a field of its own. */
function foldersOf({ workspaceFolders, ...older }: InitializeParams): readonly string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null) return folderUris(workspaceFolders);
  return folderUris([{ uri: record(older)['rootUri'] }]);
}

/** The first format that the client names; one that names none is not known to show Markdown. */
function formatOf(formats: readonly string[] | undefined): TextFormat {
  return formats?.find((format) => format === 'markdown' || format === 'plaintext') === 'markdown'
    ? 'markdown'
    : 'plaintext';
}

/** The URIs of folders as a client lists them, without a slash at the end. */
export function folderUris(listed: unknown): string[] {
  if (!Array.isArray(listed)) return [];
  const uris = listed.map((folder: unknown) => record(folder)['uri']);
  return uris.filter((uri) => typeof uri === 'string').map((uri) => uri.replace(/\/$/, ''));
}

/** A value as an object; an empty one for anything else. */
export function record(value: unknown): Readonly<{ [key: string]: unknown }> {
  return typeof value === 'object' && value !== null ? (value as { [key: string]: unknown }) : {};
}
