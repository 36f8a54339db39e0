import { describe, expect, it } from '@jest/globals';
import { emptyParts } from '#domain/minutes/emptyParts.ts';

describe('[MI14] before 確定', () => {
  it('says which fields and sections nobody has written, and who has not answered', () => {
    const runs = (text: string) => [{ runs: [{ text }] }];
    expect(
      emptyParts({
        fields: [
          { label: '病名', value: '' },
          { label: '食形態', value: '軟菜' },
        ],
        sections: [
          { label: '経過', blocks: runs('改善') },
          { label: '医療処置', blocks: runs(' \u3000') },
          { label: '役割', blocks: [] },
        ],
        inquiries: [
          { name: '見本 四郎', answer: ' ' },
          { name: '見本 五郎', answer: '了解' },
        ],
      }),
    ).toEqual({ fields: ['病名'], sections: ['医療処置', '役割'], unanswered: ['見本 四郎'] });
  });
});
