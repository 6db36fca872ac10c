/** Stops the server and starts it again, whether or not it is running now. */
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Rejects when the server does not start. */
export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.state !== State.Stopped) await client.stop();
  await client.start();
}
