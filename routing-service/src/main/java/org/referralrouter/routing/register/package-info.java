/**
 * What became of each paragraph of a procedure's text, and the plain words for its codes: what a
 * board reads.
 */
@NullMarked
package org.referralrouter.routing.register;

import org.jspecify.annotations.NullMarked;
