/** PostgreSQL from embedded binaries, with a database and two roles for each service. */
@NullMarked
package org.referralrouter.local.postgres;

import org.jspecify.annotations.NullMarked;
