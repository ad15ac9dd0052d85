/** Concerns, their revisions and idempotency keys in PostgreSQL. */
@NullMarked
package org.referralrouter.intake.store;

import org.jspecify.annotations.NullMarked;
