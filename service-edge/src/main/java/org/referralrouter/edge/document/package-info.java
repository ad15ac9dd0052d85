/**
 * The documents of a service's interfaces (OpenAPI, AsyncAPI) as they are served: JSON, and a page.
 */
@NullMarked
package org.referralrouter.edge.document;

import org.jspecify.annotations.NullMarked;
