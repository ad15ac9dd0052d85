/**
 * Erases what the ledger keeps of a person or a concern: keys, tags and payloads, and never a leaf,
 * so that every proof holds.
 */
@NullMarked
package org.referralrouter.audit.erase;

import org.jspecify.annotations.NullMarked;
