/**
 * What the ledger keeps of a record, what may be asked of it, and the two things that it needs from
 * outside: a place to stand and a witness of access.
 */
@NullMarked
package org.referralrouter.audit.ledger;

import org.jspecify.annotations.NullMarked;
