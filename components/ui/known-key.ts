// Keys of texts that are only known while the product runs: a code of the server, a rule of a form, a field of a record.

interface Texts<K extends string> {
  has(key: K): boolean;
}

/** Whether a text stands under this key. */
export const isKnownKey = <K extends string>(t: Texts<K>, key: string): key is K => t.has(key as K);
