package org.referralrouter.audit.ledger;

/**
 * The names of what an entry says beyond its columns, in {@link Facts#details()}. The values are
 * codes, ids, refs and times, never free text.
 */
public final class Detail {
  /** Of a referral: by when a person at the agency must have read it. */
  public static final String RECEIPT_BY = "receiptBy";

  /** Of a referral: by when the agency must have decided on it. */
  public static final String DECISION_BY = "decisionBy";

  /** Of a response: the agency that should act instead. */
  public static final String REDIRECTED_TO = "redirectedTo";

  /** Of a response: the question that it answers. */
  public static final String FACT = "fact";

  /** Of a response that was refused: what the agency said. */
  public static final String KIND = "kind";

  /** Of a response that was refused: the code of the refusal. */
  public static final String REFUSAL = "refusal";

  /** Of an escalation: what the agency is waited for. */
  public static final String AWAITED = "awaited";

  /** Of an escalation: why somebody is told. */
  public static final String CAUSE = "cause";

  /** Of an escalation: when it should have been done. */
  public static final String DUE_AT = "dueAt";

  /**
   * Of a notification: who was told. An entry of an earlier version does not say; then the agency.
   */
  public static final String AUDIENCE = "audience";

  /** Of a notification: the escalation that it is about. */
  public static final String ESCALATION = "escalationId";

  /** Of an access: {@code true} where the look was refused. */
  public static final String REFUSED = "refused";

  /** Of a referral: how urgent it is. */
  public static final String URGENCY = "urgency";

  /** Of a decision: whether the suspect must not be alerted. */
  public static final String EMBARGO = "embargo";

  /** Of an access to a dead letter, and of a record that was redriven: the letter's id. */
  public static final String LETTER = "letter";

  /** Of a record that was redriven: how often it has been. */
  public static final String ATTEMPT = "attempt";

  /** Of a dead letter: bytes of its value, or -1 where it has none. */
  public static final String BYTES = "bytes";

  /** Of a dead letter: bytes of its key, or -1 where it has none. */
  public static final String KEY_BYTES = "keyBytes";

  /** Of a dead letter: the registry's id of its schema; -1 where it names none. */
  public static final String SCHEMA = "schema";

  /** Of a decision or a change of the procedure: the procedure's id. */
  public static final String PROCEDURE = "procedure";

  /** Of a decision or a change of the procedure: the version that decides. */
  public static final String VERSION = "version";

  /** Of a change of the procedure: the digest over the version's files. */
  public static final String DIGEST = "digest";

  /** Of a change of the procedure: from when on the version decides. */
  public static final String IN_FORCE_FROM = "inForceFrom";

  /** Of a change of the procedure: a version that was asked for and refused. */
  public static final String REFUSED_VERSION = "refusedVersion";

  private Detail() {}
}
