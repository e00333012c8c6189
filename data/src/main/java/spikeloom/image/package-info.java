/**
 * Pictures from files: {@link spikeloom.image.PictureFile} decodes and resizes them. The only
 * package that uses the decoders of the JDK; it does not depend on data sets.
 */
@NullMarked
package spikeloom.image;

import org.jspecify.annotations.NullMarked;
