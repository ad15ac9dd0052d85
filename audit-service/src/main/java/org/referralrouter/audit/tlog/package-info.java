/**
 * Transparency logs as C2SP writes them down (tlog-tiles, tlog-checkpoint, signed-note,
 * tlog-cosignature, tlog-proof) over the Merkle tree of RFC 6962: no Spring, no database.
 */
@NullMarked
package org.referralrouter.audit.tlog;

import org.jspecify.annotations.NullMarked;
