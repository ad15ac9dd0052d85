/** Measurements of the product from outside, each told as a ratio within one run. */
@NullMarked
package org.referralrouter.benchmark;

import org.jspecify.annotations.NullMarked;
