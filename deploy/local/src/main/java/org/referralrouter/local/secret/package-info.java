/** Secrets that are generated once and kept in files that only their owner may read. */
@NullMarked
package org.referralrouter.local.secret;

import org.jspecify.annotations.NullMarked;
