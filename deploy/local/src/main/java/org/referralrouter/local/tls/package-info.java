/** Certificates by which clients know the broker, and the broker itself. */
@NullMarked
package org.referralrouter.local.tls;

import org.jspecify.annotations.NullMarked;
