/**
 * Verifies a ledger from outside, with nothing of the service that keeps it: from what it serves,
 * from a directory, or from a copy of its database.
 */
@NullMarked
package org.referralrouter.audit.verify;

import org.jspecify.annotations.NullMarked;
