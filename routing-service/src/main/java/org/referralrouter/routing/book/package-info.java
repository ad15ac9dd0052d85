/** The book of a procedure: one page that a board can read, print and sign. */
@NullMarked
package org.referralrouter.routing.book;

import org.jspecify.annotations.NullMarked;
