package org.referralrouter.concern;

/** What a person is to the concern; a child may be both VICTIM and SUSPECT. */
public enum Role {
  VICTIM,
  SUSPECT,
  HOUSEHOLD_CHILD,
  WITNESS,
  PARENT
}
