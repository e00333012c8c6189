/**
 * Finds the parts of the program that can be extended, in the program itself and in plug-ins:
 * {@link spikeloom.plugin.Plugins}. It knows none of these parts.
 */
@NullMarked
package spikeloom.plugin;

import org.jspecify.annotations.NullMarked;
