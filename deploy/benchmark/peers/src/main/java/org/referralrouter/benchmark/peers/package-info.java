/**
 * Programs that do one and the same work by different libraries: each record of a topic four times
 * to another.
 */
@NullMarked
package org.referralrouter.benchmark.peers;

import org.jspecify.annotations.NullMarked;
