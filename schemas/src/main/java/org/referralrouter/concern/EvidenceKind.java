package org.referralrouter.concern;

/** The kind of a piece of evidence; evidence itself is never sent. */
public enum EvidenceKind {
  DEVICE,
  WEB_ADDRESS,
  MESSAGE,
  FILE_HASH,
  WITNESS_ACCOUNT,
  OTHER
}
