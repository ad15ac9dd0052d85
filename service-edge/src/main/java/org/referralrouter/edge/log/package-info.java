/** What a service's log says of the concern at hand, and how much of it while it runs. */
@NullMarked
package org.referralrouter.edge.log;

import org.jspecify.annotations.NullMarked;
