/** What is measured: one list of the product's own measures, and the page that tells it. */
@NullMarked
package org.referralrouter.edge.measure;

import org.jspecify.annotations.NullMarked;
