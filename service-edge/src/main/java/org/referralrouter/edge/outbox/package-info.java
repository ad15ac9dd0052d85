/** Events on their way from a service's database to their topics: queued by its transactions. */
@NullMarked
package org.referralrouter.edge.outbox;

import org.jspecify.annotations.NullMarked;
