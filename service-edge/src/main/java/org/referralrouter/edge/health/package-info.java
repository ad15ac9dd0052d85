/** Readiness: whether a service does its work, and whose fault it is where it does not. */
@NullMarked
package org.referralrouter.edge.health;

import org.jspecify.annotations.NullMarked;
