/** Which of several fixes can be applied to the same text. */
import type { Fix } from '../../server/src/service/index.js';

/** The edits of the fixes, leaving out each fix that touches what an earlier one changes. */
export function safeSubset(fixes: readonly Fix[]): Fix['edits'] {
  const chosen: Fix['edits'][number][] = [];
  for (const { edits } of fixes) {
    const collides = edits.some((edit) =>
      chosen.some(
        (other) =>
          other.uri === edit.uri && edit.span.start < other.span.end && other.span.start < edit.span.end,
      ),
    );
    if (!collides) chosen.push(...edits);
  }
  return chosen;
}
