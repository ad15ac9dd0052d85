/** Replays a concern's life by the pure domain, with no running system (lifecycle). */
@NullMarked
package org.referralrouter.routing.replay;

import org.jspecify.annotations.NullMarked;
