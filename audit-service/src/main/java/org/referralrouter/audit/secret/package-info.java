/** Secrets in files that only their owner may read. */
@NullMarked
package org.referralrouter.audit.secret;

import org.jspecify.annotations.NullMarked;
