/**
 * Reading topics by positions that stand in a service's own database, and what is said where a
 * topic no longer holds what was read.
 */
@NullMarked
package org.referralrouter.edge.position;

import org.jspecify.annotations.NullMarked;
