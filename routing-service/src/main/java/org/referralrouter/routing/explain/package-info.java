/** The {@code explain} command: a decision for each concern given, with no running system. */
@NullMarked
package org.referralrouter.routing.explain;

import org.jspecify.annotations.NullMarked;
