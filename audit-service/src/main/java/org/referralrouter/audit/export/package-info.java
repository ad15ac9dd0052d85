/**
 * Exports: the entries of a query with leaves, proofs and checkpoints, whole in one file, and
 * proven without the service.
 */
@NullMarked
package org.referralrouter.audit.export;

import org.jspecify.annotations.NullMarked;
