/**
 * Seals the ledger: recomputes what was appended, signs it, has it witnessed, and publishes it; or
 * refuses, and says why.
 */
@NullMarked
package org.referralrouter.audit.seal;

import org.jspecify.annotations.NullMarked;
