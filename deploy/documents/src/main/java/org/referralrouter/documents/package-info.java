/** The services' OpenAPI documents: made from the running service, checked, and sent to it. */
@NullMarked
package org.referralrouter.documents;

import org.jspecify.annotations.NullMarked;
