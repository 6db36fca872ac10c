/** The commands of the palette, each under its identifier in the manifest. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CommandId } from './manifest.js';
import { peersCommand, readLog, showLogClients } from './log-evidence.js';
import { openManualCommand, openManualEntry } from './manual-view.js';
import { applyTlsProfile, exceptDestinations, exceptLegacyClients } from './refactor-commands.js';
import { restart } from './restart.js';
import { showStatus } from './status.js';
import { effectiveTlsCommand, showEffectiveTls } from './views/effective-tls.js';

const commands: Readonly<
  Record<CommandId, (client: BaseLanguageClient, ...args: readonly unknown[]) => unknown>
> = {
  'postfix.applyTlsProfile': applyTlsProfile,
  'postfix.exceptDestinations': exceptDestinations,
  'postfix.exceptLegacyClients': exceptLegacyClients,
  [openManualCommand]: openManualEntry,
  'postfix.readLog': readLog,
  'postfix.restartServer': restart,
  [effectiveTlsCommand]: showEffectiveTls,
  [peersCommand]: showLogClients,
  'postfix.showOutput': (client) => {
    client.outputChannel.show(true);
  },
  'postfix.showServerStatus': showStatus,
};

/** Registers the commands for as long as the extension is active. */
export function registerCommands(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, (...args: readonly unknown[]) => run(client, ...args)),
    ),
  );
}
