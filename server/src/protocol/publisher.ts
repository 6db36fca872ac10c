/** Sends diagnostics of open instances as they change, many changes at a time, old ones taken back. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { LanguageService } from '../service/index.js';

/** Publishes diagnostics. */
export interface Publisher {
  /** Asks for the diagnostics of a file's instance to be sent soon; further calls before that cost nothing. */
  schedule(uri: string): void;
  /** Takes back what was published for files that are no longer part of an open instance. */
  withdraw(): void;
}

/** Runs work on the next turn of the event loop: without the millisecond that a timer costs, where there is a way. */
const soon: (work: () => void) => void =
  typeof setImmediate === 'function' ? setImmediate : (work) => setTimeout(work, 0);

/** Publishes for `openUris`; on each turn of the event loop at most once for each instance. */
export function createPublisher(
  connection: Connection,
  service: LanguageService,
  openUris: () => readonly string[],
): Publisher {
  const waiting = new Set<string>();
  const published = new Map<string, string>();
  const send = (uri: string, diagnostics: Diagnostic[]): void => {
    const state = JSON.stringify(diagnostics);
    if (published.get(uri) === state) return;
    published.set(uri, state);
    void connection.sendDiagnostics({ uri, diagnostics });
  };
  const flush = (): void => {
    const uris = [...waiting];
    waiting.clear();
    const done = new Set<string>();
    for (const uri of uris) {
      if (done.has(uri)) continue;
      try {
        for (const [file, diagnostics] of service.diagnostics(uri)) {
          done.add(file);
          send(file, diagnostics);
        }
      } catch (error) {
        // Nobody waits for this turn: thrown on, it would end the server and with it all that works.
        connection.console.error(`The diagnostics of ${uri} failed: ${String(error)}`);
      }
    }
  };
  return {
    schedule(uri) {
      if (waiting.size === 0) soon(flush);
      waiting.add(uri);
    },
    withdraw() {
      const stillShown = new Set(openUris().flatMap((open) => [...service.diagnostics(open).keys()]));
      for (const shown of [...published.keys()]) {
        if (stillShown.has(shown)) continue;
        if (published.get(shown) !== '[]') send(shown, []);
        published.delete(shown);
      }
    },
  };
}
