/**
 * Reads every topic into the ledger from the offset that the ledger itself remembers, and writes
 * dead letters and accesses.
 */
@NullMarked
package org.referralrouter.audit.kafka;

import org.jspecify.annotations.NullMarked;
