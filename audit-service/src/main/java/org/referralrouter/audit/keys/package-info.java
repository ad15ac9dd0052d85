/**
 * A key for each subject, wrapped by a key-encryption key and kept in a database of its own, so
 * that what is erased stays erased whatever backup of the ledger comes back.
 */
@NullMarked
package org.referralrouter.audit.keys;

import org.jspecify.annotations.NullMarked;
