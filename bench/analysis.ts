/** Parsing and full analysis per KB, beside vscode-json-languageservice and a bare split into lines. */
import jsonService from 'vscode-json-languageservice';
import { parseMainCf } from '../server/src/service/syntax/main-cf.js';
import { createLanguageService, DEFAULT_SETTINGS, type SourceText } from '../server/src/service/index.js';
import { DATA, uriOf } from '../test/support/workspace.js';
import { atMost, median, timed, type Row } from './measure.js';
import { JSON_SCHEMA, jsonOfSize, mainCf } from './samples.js';

const RUNS = 60;
const kilobytes = (text: string): number => text.length / 1024;

/** Analyses a text as an editor has it done: by a service that is there already, the text new each time. */
function analyser(): (text: string) => void {
  const uri = uriOf('main.cf');
  let source: SourceText | undefined;
  const workspace = {
    read: (asked: string) => (asked === uri ? source : undefined),
    settings: () => DEFAULT_SETTINGS,
  };
  const service = createLanguageService(DATA, workspace);
  return (text) => {
    source = { uri, languageId: 'postfix-main', text };
    service.diagnostics(uri);
  };
}

/** Measures, side by side in one run. */
export async function analysisRows(): Promise<Row[]> {
  const text = mainCf(1000);
  const json = jsonOfSize(text.length);
  const ours: number[] = [];
  const parse: number[] = [];
  const theirs: number[] = [];
  const split: number[] = [];
  const dense = mainCf(1000, 0);
  const packed: number[] = [];
  const validate = jsonValidator(json);
  const analyse = analyser();
  // From here on names of one's own prevail, so that both texts are of the same make.
  const [long, tenfold] = [mainCf(5_000), mainCf(50_000)];
  const growth = await growthOf(
    () => {
      analyse(long);
    },
    () => {
      analyse(tenfold);
    },
  );
  const [list, longList] = [continuations(3_000), continuations(30_000)];
  const listGrowth = await growthOf(
    () => void parseMainCf(list),
    () => void parseMainCf(longList),
  );
  for (let round = 0; round < 5; round += 1) {
    parse.push(...(await timed(RUNS, () => void parseMainCf(text))));
    ours.push(
      ...(await timed(RUNS, () => {
        analyse(text);
      })),
    );
    packed.push(
      ...(await timed(RUNS, () => {
        analyse(dense);
      })),
    );
    theirs.push(...(await timed(RUNS, validate)));
    split.push(...(await timed(RUNS, () => void text.split('\n'))));
  }
  const per = (times: readonly number[], size: string): number => (median(times) * 1000) / kilobytes(size);
  return [
    {
      what: `main.cf of 1,000 lines (${kilobytes(text).toFixed(0)} KB): split into lines`,
      figure: `${per(split, text).toFixed(2)} µs/KB`,
    },
    { what: 'main.cf of 1,000 lines: parse', figure: `${per(parse, text).toFixed(1)} µs/KB` },
    {
      what: 'JSON of the same size: parse and validate (vscode-json-languageservice)',
      figure: `${per(theirs, json).toFixed(1)} µs/KB`,
    },
    atMost('main.cf of 1,000 lines: full analysis', per(ours, text), per(theirs, json), 'µs/KB'),
    {
      what: 'main.cf of 1,000 entries without comments: full analysis',
      figure: `${per(packed, dense).toFixed(0)} µs/KB`,
    },
    atMost(
      '10 times the text (one entry of 3,000 and 30,000 lines): time to parse',
      listGrowth * (10 / (longList.length / list.length)),
      12,
      'times',
    ),
    atMost(
      '10 times the text (5,000 and 50,000 lines): time of full analysis',
      growth * (10 / (tenfold.length / long.length)),
      12,
      'times',
    ),
  ];
}

/** How many times as long a large piece of work takes as a small one: side by side in rounds, the middle of them. */
async function growthOf(small: () => void, large: () => void): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const one = median(await timed(12, small));
    ratios.push(median(await timed(4, large)) / one);
  }
  return median(ratios);
}

function continuations(count: number): string {
  return `smtpd_sender_restrictions =\n${'  check_sender_access hash:/etc/postfix/access,\n'.repeat(count)}`;
}

function jsonValidator(json: string): () => Promise<void> {
  const service = jsonService.getLanguageService({});
  return async () => {
    const document = jsonService.TextDocument.create('test:/settings.json', 'json', 1, json);
    const parsed = service.parseJSONDocument(document);
    await service.doValidation(document, parsed, {}, JSON_SCHEMA);
  };
}
