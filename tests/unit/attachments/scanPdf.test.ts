import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { scanPdf } from '#server/attachments/scanPdf.ts';
import { pageOfPdf as pdf } from '#tests/support/pageOfPdf.ts';

describe('the objects of a PDF', () => {
  const packed = (objects: readonly string[]): string => {
    let table = '';
    let body = '';
    for (const [at, object] of objects.entries()) {
      table += `${20 + at} ${body.length} `;
      body += `${object} `;
    }
    const stream = deflateSync(Buffer.from(`${table}${body}`)).toString('latin1');
    return `<< /Type /ObjStm /N ${objects.length} /First ${table.length} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n${stream}\nendstream`;
  };
  const link = (action: string) => `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${action} >>`;

  it.each([
    ['a place in another file', link('<< /S /GoToR /F (\\\\\\\\server\\\\share\\\\a.pdf) /D [0 /Fit] >>')],
    ['an article of another file', link('<< /S /Thread /F (other.pdf) /D 0 >>')],
    ['an article, its kind elsewhere', link('<< /S 5 0 R /D 0 >>'), '/Thread'],
    ['a path in hex', '<< /Type /Filespec /F <5C5C7365727665725C61> >>'],
    ['a path that stands elsewhere', '<< /Type /Filespec /UF 5 0 R >>', '(file:///etc/passwd)'],
    ['a path of an old system', '<< /Type /Filespec /DOS (C:\\\\a.exe) >>'],
    [
      'the body of a stream in another file',
      '<< /Length 0 /F (a.bin) /FFilter /FlateDecode >>\nstream\n\nendstream',
    ],
    ['a link to a file', link('<< /S /URI /URI (file:///C:/a.exe) >>')],
    ['a link to a share', link('<< /S /URI /URI (\\\\\\\\server\\\\share) >>')],
    ['a link to a program of the machine', link('<< /S /URI /URI (ms-msdt:/id) >>')],
    [
      'a link of script, written as UTF-16',
      link('<< /S /URI /URI <FEFF006A006100760061007300630072006900700074003A0061> >>'),
    ],
    ['a path as a link', link('<< /S /URI /URI (../a.exe) >>')],
    ['links that begin at a folder', '<< /URI << /Base (file:///C:/) >> >>'],
    [
      'a page fetched with each page that is turned',
      '<< /AA << /O << /S /URI /URI (https://example.com/) >> >> >>',
    ],
    [
      'a page fetched by an action elsewhere',
      '<< /AA << /O 5 0 R >> >>',
      '<< /S /URI /URI (https://example.com/) >>',
    ],
    ['a profile of colours from elsewhere', '<< /Type /OutputIntent /DestOutputProfileRef << /URLs [] >> >>'],
  ])('[FI3] is refused for %s', (_name, ...objects) => {
    expect(scanPdf(pdf('', objects))).toBe('outside');
    const inside = objects.map((object) => object.replace('5 0 R', '21 0 R'));
    if (!objects.some((object) => object.includes('stream')))
      expect(scanPdf(pdf('', [packed(inside)]))).toBe('outside');
  });

  it.each([
    ['a page fetched at opening', '/OpenAction << /S /URI /URI (https://example.com/) >>', [], 'outside'],
    [
      'a page fetched after another action',
      '/OpenAction 4 0 R',
      ['<< /S /GoTo /D [3 0 R /Fit] /Next [5 0 R] >>', '<< /S /URI /URI (https://example.com/) >>'],
      'outside',
    ],
    [
      'a form with scripts of its own',
      '/AcroForm << /XFA [(template) 4 0 R] >>',
      ['<< /Length 0 >>'],
      'script',
    ],
    ['a model with a script', '', ['<< /Type /3D /Subtype /U3D /OnInstantiate 5 0 R >>'], 'script'],
    ['files beside a part of it', '/AF [4 0 R]', ['<< /Type /Filespec >>'], 'embedded-file'],
  ])('[FI3] is refused for %s', (_name, catalog, objects, problem) => {
    expect(scanPdf(pdf(catalog, objects))).toBe(problem);
  });

  it.each([
    [
      'pages and mail, where one presses',
      ['https://example.com/a', 'HTTP://example.com', 'mailto:a@example.com', 'tel:0532'],
    ],
  ])('[FI3] is taken with links to %s', (_name, links) => {
    const objects = links.map((uri) => link(`<< /S /URI /URI (${uri}) >>`));
    expect(scanPdf(pdf('/OpenAction [3 0 R /Fit]', objects))).toBeNull();
    expect(scanPdf(pdf('/OpenAction 4 0 R', ['[3 0 R /Fit]', ...objects]))).toBeNull();
    expect(scanPdf(pdf('', [packed(objects)]))).toBeNull();
    // Words are no paths, and an article within the file is none of another.
    expect(
      scanPdf(pdf('', ['<< /Type /Thread /F 5 0 R /I << /Title (C:\\\\a) >> >>', '<< /T 4 0 R >>'])),
    ).toBeNull();
    expect(scanPdf(pdf('', ['<< /Type /Annot /F 4 /Contents (\\\\\\\\server\\\\a) >>']))).toBeNull();
  });
});
