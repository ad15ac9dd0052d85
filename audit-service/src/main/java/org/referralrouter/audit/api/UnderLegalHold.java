package org.referralrouter.audit.api;

/** Nothing of the concern may be erased now. */
final class UnderLegalHold extends RuntimeException {
  UnderLegalHold() {
    super("The concern is under a legal hold; release it first, with the authority to do so");
  }
}
