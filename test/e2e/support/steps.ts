/** Tests that are steps of one walk: where one fails, those behind it have no ground to stand on. */

/** Skips, in the suite that calls it, the tests behind a failed one. */
export function walkStepByStep(): void {
  let failed = false;
  beforeEach(function () {
    if (failed) this.skip();
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });
}
