// Merkle trees of RFC 6962, checkpoints and signed notes of C2SP, with the browser's own SHA-256 and Ed25519.

const TEXT = new TextEncoder();
const BEGIN = '\u2014 ';
const ED25519 = 1;
const COSIGNATURE = 4;

export const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

const same = (one, other) => one.length === other.length && one.every((byte, i) => byte === other[i]);

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));

/** The hash of a leaf. */
export const leafHash = (leaf) => sha256([0], leaf);

/** Whether a leaf is number `index` of the tree of `size` leaves that has this root. */
export async function isIncluded(leaf, index, size, hashes, root) {
  let at = index;
  let last = size - 1;
  let hash = await leafHash(leaf);
  if (index < 0 || index >= size) {
    return false;
  }
  for (const next of hashes) {
    if (last === 0) {
      return false;
    }
    if (at % 2 === 1 || at === last) {
      hash = await sha256([1], next, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = await sha256([1], hash, next);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && same(hash, root);
}

/** A note's text and the signatures below it. */
export function parseNote(note) {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) {
    throw new Error('A checkpoint is a text, an empty line, and signatures.');
  }
  const lines = note.slice(split + 2, -1).split('\n');
  return {
    text: note.slice(0, split + 1),
    signatures: lines.map((line) => {
      const words = line.slice(BEGIN.length).split(' ');
      if (!line.startsWith(BEGIN) || words.length !== 2) {
        throw new Error('A line below a checkpoint is not a signature.');
      }
      const all = bytes(words[1]);
      return { name: words[0], id: all.slice(0, 4), signature: all.slice(4) };
    }),
  };
}

/** The three lines of a checkpoint. */
export function parseCheckpoint(text) {
  const lines = text.split('\n');
  if (lines.length !== 4 || lines[3] !== '' || !/^(0|[1-9][0-9]{0,14})$/.test(lines[1])) {
    throw new Error('A checkpoint has three lines: its log, a size and a root.');
  }
  return { origin: lines[0], size: Number(lines[1]), root: bytes(lines[2]) };
}

/** A verifier key, `name+id+key`. */
export async function parseKey(text) {
  const [name, id, ...rest] = text.trim().split('+');
  let data;
  try {
    data = bytes(rest.join('+'));
  } catch {
    data = [];
  }
  if (data.length !== 33 || ![ED25519, COSIGNATURE].includes(data[0])) {
    throw new Error('A verifier key looks like name+id+key. Copy the whole line.');
  }
  const digest = await sha256(TEXT.encode(`${name}\n`), data);
  const hex = [...digest.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== id) {
    throw new Error('The verifier key is damaged: its id is not its own. Copy the whole line again.');
  }
  return { name, id: digest.slice(0, 4), algorithm: data[0], key: data.slice(1) };
}

/** Whether the browser knows Ed25519. */
export async function knowsEd25519() {
  try {
    await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

/** Whether a key has signed a note. */
export async function hasSigned(note, key) {
  const imported = await crypto.subtle.importKey('raw', key.key, { name: 'Ed25519' }, false, ['verify']);
  for (const { name, id, signature } of note.signatures) {
    if (name === key.name && same(id, key.id)) {
      let message = TEXT.encode(note.text);
      let made = signature;
      if (key.algorithm === COSIGNATURE) {
        const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
        message = TEXT.encode(`cosignature/v1\ntime ${time}\n${note.text}`);
        made = signature.slice(8);
      }
      if (await crypto.subtle.verify({ name: 'Ed25519' }, imported, made, message)) {
        return true;
      }
    }
  }
  return false;
}

/** What an entry's bytes say, version 1. */
export function parseLeaf(leaf) {
  const view = new DataView(leaf.buffer, leaf.byteOffset, leaf.length);
  let at = 0;
  const take = (length) => leaf.slice(at, (at += length));
  const uuid = () =>
    [...take(16)]
      .map((byte, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + byte.toString(16).padStart(2, '0'))
      .join('');
  const optional = () => (take(1)[0] === 1 ? uuid() : '');
  const code = () => new TextDecoder('ascii').decode(take(take(1)[0]));
  const long = () => view.getBigInt64((at += 8) - 8);
  const int = () => view.getInt32((at += 4) - 4);
  if (take(1)[0] !== 1) {
    throw new Error('The entry is of a version that this page does not know.');
  }
  const log = `${uuid()}/${int()}`;
  const offset = long();
  const recordedAt = long();
  const type = code();
  const eventId = optional();
  const agency = code();
  const seconds = long();
  const nanos = int();
  return { log, offset, recordedAt, type, eventId, agency, at: { seconds, nanos } };
}
