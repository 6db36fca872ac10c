/** What is read when: texts and the manual cost nothing before somebody asks what a word means. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  createLanguageService,
  createManual,
  DEFAULT_SETTINGS,
  rememberData,
  type DataFile,
  type SourceText,
} from '../../server/src/service/index.js';
import { testData } from '../support/data.js';

const SOURCE: SourceText = {
  uri: 'test:/main.cf',
  languageId: 'postfix-main',
  text: 'smtpd_banner = $myhostname\nsmtpd_tls_protocols = >=TLSv1.2\n',
};

function spied() {
  const read: DataFile[] = [];
  let manualReads = 0;
  const pages = {
    get() {
      manualReads += 1;
      return undefined;
    },
  };
  const data = rememberData((file) => {
    read.push(file);
    return testData.read(file);
  });
  const manual = createManual(pages);
  const workspace = {
    read: (uri: string) => (uri === SOURCE.uri ? SOURCE : undefined),
    settings: () => DEFAULT_SETTINGS,
  };
  const service = createLanguageService(data, workspace, { manual: () => manual });
  return { service, read, manualReads: () => manualReads };
}

describe('The facts', () => {
  it('are not read before a file is', () => {
    deepEqual(spied().read, []);
  });

  it('on what words mean are not read to find what is wrong', () => {
    const { service, read, manualReads } = spied();
    service.diagnostics(SOURCE.uri);
    ok(read.includes('parameters'));
    ok(!read.includes('parameter-texts'));
    equal(manualReads(), 0);
  });

  it('are read once, by the first hover', () => {
    const { service, read, manualReads } = spied();
    for (let character = 0; character < 10; character += 1) service.hover(SOURCE.uri, { line: 1, character });
    equal(read.filter((file) => file === 'parameter-texts').length, 1);
    deepEqual([...new Set(read)], read);
    equal(manualReads(), 1);
    ok(!read.includes('ciphers'));
  });

  it('on words are not read for the names at the start of a line', () => {
    const { service, read } = spied();
    ok(service.completion(SOURCE.uri, { line: 0, character: 2 }).length > 800);
    ok(
      !read.includes('ciphers') && !read.includes('restrictions') && !read.includes('lookup-tables'),
      read.join(),
    );
  });
});
