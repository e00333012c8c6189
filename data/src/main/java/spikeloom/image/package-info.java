/**
 * Pictures from files: {@link spikeloom.image.PictureFile} decodes and resizes them. The only
 * package that knows the decoders of the JDK; nothing here knows data sets.
 */
@NullMarked
package spikeloom.image;

import org.jspecify.annotations.NullMarked;
