/** The part of the server's answer to `postfix/effectiveTls` that the view shows. */

/** A place in a file; the line is counted from zero. */
export interface ShownPlace {
  readonly file: string;
  readonly line: number;
}

/** One parameter that has a part in it; without a place for a default. */
export interface ShownReason extends Partial<ShownPlace> {
  readonly what: string;
  readonly parameter: string;
  readonly value: string;
}

/** One service. */
export interface ShownService {
  readonly service: string;
  readonly role: string;
  readonly level: string;
  readonly certificates: readonly { readonly kind: string; readonly file: string }[];
  readonly certificateState: string;
  readonly off?: string;
  readonly weakSuites: readonly string[];
  readonly cells: readonly {
    readonly protocol: string;
    readonly suites: readonly string[];
    readonly weak: boolean;
  }[];
  readonly reasons: readonly ShownReason[];
  readonly destinations: readonly (Partial<ShownPlace> & {
    readonly destination: string;
    readonly policy: string;
    readonly protocols: readonly string[];
    readonly suites: readonly string[];
  })[];
}

/** The answer. */
export interface EffectiveTlsAnswer {
  readonly services: readonly ShownService[];
}
