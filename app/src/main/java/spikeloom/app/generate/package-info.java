/** Writes samples that a run generates, in the formats of {@code spikeloom generate}. */
@NullMarked
package spikeloom.app.generate;

import org.jspecify.annotations.NullMarked;
