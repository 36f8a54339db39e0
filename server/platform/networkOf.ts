import { isIPv6 } from 'node:net';

/**
 * The network that a limit by address counts. For IPv6 these are the first 64 bits: one line is given at least so
 * many addresses, and could come from another one each time. For IPv4 it is the address, whether or not it is written
 * as IPv6.
 */
export const networkOf = (address: string): string => {
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
};

/** The eight numbers of an IPv6 address, however it is written. */
const groupsOf = (address: string): number[] => {
  const [head = [], tail = []] = address.split('::').map(numbersOf);
  return [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
};

const numbersOf = (part: string): number[] =>
  part
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) => {
      const bytes = group.split('.').map(Number);
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      return bytes.length === 4 ? [a * 256 + b, c * 256 + d] : [Number.parseInt(group, 16)];
    });
