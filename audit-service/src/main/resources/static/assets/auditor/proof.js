import * as tlog from './tlog.js';

const OPEN = 'open';
const FITS = 'fits';
const FITS_NOT = 'fits-not';

/** The seconds and nanoseconds of a time such as 2026-11-24T09:00:00.123456Z. */
function instant(text) {
  const [whole, fraction = ''] = text.replace('Z', '').split('.');
  return { seconds: BigInt(Date.parse(`${whole}Z`) / 1000), nanos: Number(fraction.padEnd(9, '0')) };
}

function saysWhatIsShown(leaf, shown) {
  const at = instant(shown.at);
  const recorded = instant(shown.recordedAt);
  return (
    leaf.log === shown.log &&
    leaf.offset === BigInt(shown.offset) &&
    leaf.recordedAt === recorded.seconds * 1000n + BigInt(recorded.nanos / 1e6) &&
    leaf.type === shown.type &&
    leaf.agency === (shown.agency ?? '') &&
    leaf.eventId === (shown.eventId ?? '') &&
    leaf.at.seconds === at.seconds &&
    leaf.at.nanos === at.nanos
  );
}

async function signatures(proof, ledgerKeys, root) {
  if (!(await tlog.knowsEd25519())) {
    return [[OPEN, 'This browser cannot check Ed25519 signatures; referrals audit verify can.']];
  }
  const signed = await Promise.all(ledgerKeys.map((key) => tlog.hasSigned(root, key)));
  const steps = [
    signed.includes(true)
      ? [FITS, 'The ledger’s key has signed the ledger’s checkpoint.']
      : [FITS_NOT, 'The ledger’s key has not signed the ledger’s checkpoint.'],
  ];
  const witnesses = await Promise.all(proof.witnessKeys.map(tlog.parseKey));
  const cosigned = (await Promise.all(witnesses.map((key) => tlog.hasSigned(root, key)))).filter(Boolean).length;
  const told = `${cosigned} of ${proof.quorum} witnesses have cosigned it.`;
  if (proof.quorum > 0) {
    steps.push([cosigned >= proof.quorum ? FITS : OPEN, told]);
  }
  return steps;
}

/** The steps of the check, each with its outcome. */
async function check(proof, shown, keys) {
  const ledgerKeys = await Promise.all(keys.map(tlog.parseKey));
  const leaf = tlog.bytes(proof.leaf);
  const head = tlog.parseNote(proof.checkpoint);
  const log = tlog.parseCheckpoint(head.text);
  const rootNote = tlog.parseNote(proof.rootCheckpoint);
  const root = tlog.parseCheckpoint(rootNote.text);
  const origin = `${root.origin}/logs/${shown.log}`;
  const steps = [];
  const step = (fits, yes, no) => steps.push(fits ? [FITS, yes] : [FITS_NOT, no]);

  step(
    saysWhatIsShown(tlog.parseLeaf(leaf), shown),
    'The entry’s bytes say what this page shows of its record, type, agency, event and times.',
    'The entry’s bytes say something else than this page shows.',
  );
  step(
    log.origin === origin && ledgerKeys.every((key) => key.name === root.origin),
    'The checkpoints are of this log and of the key’s ledger.',
    'The checkpoints are of another log or of another ledger than the key’s.',
  );
  step(
    proof.index === Number(shown.index) &&
      (await tlog.isIncluded(leaf, proof.index, log.size, proof.hashes.map(tlog.bytes), log.root)),
    `The entry is number ${shown.index} of the ${log.size} in its log.`,
    `The entry is not number ${shown.index} of the ${log.size} in its log.`,
  );
  step(
    await tlog.isIncluded(
      new TextEncoder().encode(head.text),
      proof.rootIndex,
      root.size,
      proof.rootHashes.map(tlog.bytes),
      root.root,
    ),
    `The log’s checkpoint is number ${proof.rootIndex} of the ${root.size} in the ledger’s root log.`,
    'The log’s checkpoint is not in the ledger’s root log.',
  );
  steps.push(...(await signatures(proof, ledgerKeys, rootNote)));
  return steps;
}

function verdict(steps) {
  const outcomes = steps.map(([outcome]) => outcome);
  if (outcomes.includes(FITS_NOT)) {
    return ['The proof does not fit. Keep this page and tell whoever is responsible for the ledger.', 'error'];
  }
  if (outcomes.includes(OPEN)) {
    return ['The proof fits as far as it was checked; see what is still open.', 'warning'];
  }
  return ['The proof fits: the entry is in the ledger, as it is shown here.', 'success'];
}

function show(result, [text, variant], steps) {
  const alert = document.createElement('div');
  alert.className = `moj-alert moj-alert--${variant} rr-verdict`;
  const content = document.createElement('div');
  content.className = 'moj-alert__content';
  content.textContent = text;
  alert.append(content);
  const list = document.createElement('ol');
  list.className = 'govuk-list rr-steps';
  for (const [outcome, told] of steps) {
    const item = document.createElement('li');
    item.className = `rr-${outcome}`;
    item.textContent = told;
    list.append(item);
  }
  result.replaceChildren(alert, list);
}

async function run(form, result) {
  const shown = document.getElementById('entry').dataset;
  const keys = form.elements.key.value.split('\n').filter((line) => line.trim() !== '');
  try {
    if (keys.length === 0) {
      throw new Error('Put in the verifier key of the ledger.');
    }
    const answer = await fetch(form.dataset.proof, { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      throw new Error(`The service gave no proof (${answer.status}). Open the page again and sign in.`);
    }
    const steps = await check(await answer.json(), shown, keys);
    show(result, verdict(steps), steps);
  } catch (problem) {
    show(result, [`The proof could not be checked. ${problem.message}`, 'error'], []);
  }
}

/** Offers the check on a page that has a proof. */
export function offerCheck() {
  const form = document.getElementById('proof-check');
  if (!form) {
    return;
  }
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run(form, document.getElementById('proof-result'));
  });
}
