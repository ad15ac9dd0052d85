/** Keeps the ledger in PostgreSQL, entries and next offset in one transaction. */
@NullMarked
package org.referralrouter.audit.store;

import org.jspecify.annotations.NullMarked;
