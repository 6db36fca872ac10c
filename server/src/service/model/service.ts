/** A service of master.cf as the model sees it: its daemon and its overrides by name. */
import type { MasterService, ServiceOption } from '../syntax/master-cf.js';

/** One service and what it overrides. */
export interface Service {
  /** `name/type`, as `postconf -M` and `-P` write it. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** The program of the command column, without a folder. */
  readonly daemon: string;
  readonly tree: MasterService;
  /** The `-o` option in force for each name: the last one. */
  readonly overrides: ReadonlyMap<string, ServiceOption>;
}

/** Reads a service line; undefined when columns are missing. */
export function readService(tree: MasterService): Service | undefined {
  if (tree.fieldCount < 8) return undefined;
  const command = tree.fields.command.text;
  return {
    id: `${tree.fields.service.text}/${tree.fields.type.text}`,
    name: tree.fields.service.text,
    type: tree.fields.type.text,
    daemon: command.slice(command.lastIndexOf('/') + 1),
    tree,
    overrides: new Map(tree.options.map((option) => [option.name, option])),
  };
}
