/**
 * Which version of the procedure decides a record: told by {@code procedures.v1}, so that every
 * instance changes at the same record.
 */
@NullMarked
package org.referralrouter.routing.inforce;

import org.jspecify.annotations.NullMarked;
