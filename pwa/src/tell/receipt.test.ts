import { describe, expect, it } from 'vitest';
import { SECRET_WORDS } from '../words/secretWords';
import { grouped, keyOf, linkOf, newReceipt, receiptIn, secretOf, wordsOf } from './receipt';

describe('a receipt', () => {
  it('has ten digits and eight words, and is another each time', () => {
    const made = Array.from({ length: 200 }, newReceipt);
    for (const { code, secret } of made) {
      expect(code).toMatch(/^\d{10}$/);
      expect(secret).toMatch(/^[0-9a-f]{16}$/);
      expect(wordsOf(secret)).toHaveLength(8);
    }
    expect(new Set(made.map(({ code }) => code)).size).toBe(200);
    // each digit somewhere in 2,000
    expect(new Set(made.flatMap(({ code }) => [...code])).size).toBe(10);
  });

  it('comes back from its words, and not from others', () => {
    const { secret } = newReceipt();
    const words = wordsOf(secret).map(({ word }) => word);
    expect(secretOf(words)).toBe(secret);
    expect(secretOf(words.slice(1))).toBeNull();
    expect(secretOf([...words.slice(1), 'nothing'])).toBeNull();
  });

  it('comes back from the last part of its link', () => {
    const receipt = newReceipt();
    const link = new URL(linkOf(receipt, 'https://example.test'));
    expect([link.pathname, link.search]).toEqual(['/tell', '']);
    expect(receiptIn(link.hash)).toEqual(receipt);
  });

  it.each(['', '#open', '#r=123.00', '#r=1234567890.00010203040506fg', '#r=1234567890.00010203040506ff0'])('is not in %j', (fragment) => {
    expect(receiptIn(fragment)).toBeNull();
  });

  it('is read in three groups', () => expect(grouped('1234567890')).toBe('123 456 7890'));

  // By Python's hashlib.pbkdf2_hmac over the words, 200,000 rounds: the server and older receipts count on it.
  it('has the key that another implementation derives', async () => {
    expect(wordsOf('00010203040506ff').at(-1)).toBe(SECRET_WORDS[255]);
    expect(await keyOf({ code: '1234567890', secret: '00010203040506ff' })).toEqual({
      key: '71f75171175f683790c037c0ee564783c5d0733cf4813b95eb74fe5b6b8f30dd',
      key_sha256: '04c5c37028c41b351aa79f75e4f20ebcea97e9a26eafd42b39109cf4b8cc5fee',
    });
  });
});
