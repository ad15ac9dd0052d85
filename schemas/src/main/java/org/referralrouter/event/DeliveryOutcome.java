package org.referralrouter.event;

/** What became of telling it. */
public enum DeliveryOutcome {
  SENT,
  FAILED
}
