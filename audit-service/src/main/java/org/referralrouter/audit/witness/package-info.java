/**
 * A witness: a process of its own, best run by somebody else, that cosigns a log's checkpoints and
 * never two that contradict each other (C2SP tlog-witness, tlog-cosignature).
 */
@NullMarked
package org.referralrouter.audit.witness;

import org.jspecify.annotations.NullMarked;
