/** A run as one HTML page. */
@NullMarked
package spikeloom.export.page;

import org.jspecify.annotations.NullMarked;
