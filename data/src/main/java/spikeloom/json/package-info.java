/** JSON that other programs wrote. */
@NullMarked
package spikeloom.json;

import org.jspecify.annotations.NullMarked;
