/**
 * Writes samples that a run generates or decodes. Start with {@link
 * spikeloom.app.generate.SampleSource}.
 */
@NullMarked
package spikeloom.app.generate;

import org.jspecify.annotations.NullMarked;
