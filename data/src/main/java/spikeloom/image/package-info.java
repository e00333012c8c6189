/**
 * Pictures from files. Start with {@link spikeloom.image.PictureFile}, which decodes and resizes
 * them. Only this package uses the picture decoders of the JDK; it does not depend on data sets.
 */
@NullMarked
package spikeloom.image;

import org.jspecify.annotations.NullMarked;
