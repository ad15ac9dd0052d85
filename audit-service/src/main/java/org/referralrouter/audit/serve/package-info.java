/** What is read of the ledger: tiles, checkpoints and proofs. */
@NullMarked
package org.referralrouter.audit.serve;

import org.jspecify.annotations.NullMarked;
