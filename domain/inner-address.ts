// Which network addresses are not of the open internet: nothing that a person types may make the server speak with them.

/** First address and prefix length of what IPv4 keeps for itself (RFC 6890 and its successors). */
const INNER_4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  // carrier-grade NAT, in which some clouds keep their metadata
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // link-local, with the metadata address 169.254.169.254
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  // multicast, reserved, broadcast
  ["224.0.0.0", 3],
];

/** Four numbers as one; null for anything but `1.2.3.4` in plain decimals. */
export function parseAddress4(text: string): number | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!match) return null;
  let value = 0;
  for (const part of match.slice(1)) {
    // 010 is 8 for some readers and 10 for others
    if (Number(part) > 255 || (part.length > 1 && part.startsWith("0"))) return null;
    value = value * 256 + Number(part);
  }
  return value;
}

const isWithin4 = (value: number, [first, length]: readonly [string, number]): boolean => {
  const size = 2 ** (32 - length);
  return Math.floor(value / size) === Math.floor((parseAddress4(first) ?? 0) / size);
};

const isInner4 = (value: number): boolean => INNER_4.some((range) => isWithin4(value, range));

/** Eight groups of an IPv6 address; null for what is none. A zone (`%eth0`) makes it none: such an address is local. */
export function parseAddress6(text: string): number[] | null {
  const [head = "", tail, more] = text.toLowerCase().split("::");
  if (more !== undefined) return null;
  const read = (half: string): number[] | null => {
    if (half === "") return [];
    const groups: number[] = [];
    const parts = half.split(":");
    for (const [at, part] of parts.entries()) {
      const four = at === parts.length - 1 ? parseAddress4(part) : null;
      if (four !== null) groups.push(Math.floor(four / 65_536), four % 65_536);
      else if (/^[0-9a-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
      else return null;
    }
    return groups;
  };
  const [first, last] = [read(head), tail === undefined ? [] : read(tail)];
  if (first === null || last === null) return null;
  const missing = 8 - first.length - last.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  return [...first, ...Array.from({ length: missing }, () => 0), ...last];
}

/** An IPv4 address that an IPv6 one carries inside it, as a number; null where it carries none. */
function carried4(groups: readonly number[]): number | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const isZero = (...of: number[]) => of.every((one) => one === 0);
  const low = g * 65_536 + h;
  // mapped (::ffff:1.2.3.4), translated (::ffff:0:1.2.3.4), compatible (::1.2.3.4)
  if (isZero(a, b, c, d) && ((e === 0 && (f === 0xffff || f === 0)) || (e === 0xffff && f === 0))) return low;
  // NAT64 (64:ff9b::/96 and the local 64:ff9b:1::/48)
  if (a === 0x64 && b === 0xff9b) return low;
  // 6to4
  if (a === 0x2002) return b * 65_536 + c;
  return null;
}

function isInner6(groups: readonly number[]): boolean {
  const [a = 0, b = 0] = groups;
  const four = carried4(groups);
  if (four !== null) return isInner4(four);
  // only 2000::/3 is given out; of it Teredo, ORCHID, benchmarking and documentation are not for reaching anybody
  if (a < 0x2000 || a > 0x3fff) return true;
  if (a === 0x2001 && (b < 0x200 || b === 0xdb8)) return true;
  return a === 0x3fff && b < 0x1000;
}

/** True for every address that is not one of the open internet, and for everything that is no address at all. */
export function isInnerAddress(text: string): boolean {
  const four = parseAddress4(text);
  if (four !== null) return isInner4(four);
  const groups = parseAddress6(text);
  return groups === null || isInner6(groups);
}
