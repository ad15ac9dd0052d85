/**
 * What is known of a concern and has been sent for it, and what follows from the next event; plain
 * Java.
 */
@NullMarked
package org.referralrouter.routing.concern;

import org.jspecify.annotations.NullMarked;
