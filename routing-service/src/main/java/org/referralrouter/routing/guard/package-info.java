/**
 * What a procedure must hold to before it may decide: tables that say something for everything they
 * may be asked, and principles that no row may break.
 */
@NullMarked
package org.referralrouter.routing.guard;

import org.jspecify.annotations.NullMarked;
