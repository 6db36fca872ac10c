/** The manual of a session: opened when the first hover needs it, and opened again when the setting changes. */
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import type { Manual } from '../service/index.js';
import { record, type ClientFacts } from './initialization.js';
import type { ManualMode, Runtime, RuntimeManual } from './runtime.js';

/** The manual, as far as it is there. */
export interface ManualStore {
  /** The manual; undefined until it is loaded. */
  current(): Manual | undefined;
  /** Opens the manual unless it is open. */
  load(): Promise<void>;
  /** Tells the user what went wrong since the last time, each thing once. */
  tellProblems(): void;
  /** Opens it anew next time. */
  forget(): void;
}

/** Opens the store; an untrusted workspace gets the manual that came with the client. */
export function createManualStore(
  connection: Connection,
  client: ClientFacts,
  runtime: Runtime,
): ManualStore {
  let manual: RuntimeManual | undefined;
  let opening: Promise<void> | undefined;
  const told = new Set<string>();
  const mode = async (): Promise<ManualMode> => {
    if (!client.isTrusted) return 'bundled';
    const settings: unknown = client.canConfigure
      ? await connection.workspace.getConfiguration('postfix').catch(() => undefined)
      : client.settings;
    const value = record(settings)['manual'];
    return value === 'bundled' || value === 'system' ? value : 'auto';
  };
  return {
    current: () => manual,
    load: () =>
      (opening ??= mode()
        .then((wanted) => runtime.openManual(wanted, client.manualPages))
        .then((opened) => void (manual = opened))),
    tellProblems() {
      for (const problem of manual?.takeProblems() ?? []) {
        if (told.has(problem)) continue;
        told.add(problem);
        void connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: `Postfix: ${problem}`,
        });
      }
    },
    forget() {
      manual = undefined;
      opening = undefined;
    },
  };
}
