package org.referralrouter.edge.health;

/**
 * Whose fault it is that a service is not ready, or goes on without something: a code that says
 * whom to call, and neither hosts nor messages. What each service does then is in {@code
 * deploy/HEALTH.md}.
 */
public enum Party {
  /** A database does not answer. */
  DATABASE,
  /** The Kafka broker does not answer, or does not let the service in. */
  BROKER,
  /** The schema registry does not answer. */
  REGISTRY,
  /** A directory that the service writes to is read-only, full or not there. */
  DISK,
  /** No version of the procedure is in force, or it is not known which. */
  PROCEDURE,
  /** All that the service needs is there: it starts, ends, shares out its work, or is broken. */
  OURSELVES
}
