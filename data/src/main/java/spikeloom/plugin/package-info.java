/**
 * Finds implementations of the interfaces that plug-ins can extend, in the program itself and in
 * plug-ins. Start with {@link spikeloom.plugin.Plugins}. It knows none of these interfaces: each is
 * in the package that uses it.
 */
@NullMarked
package spikeloom.plugin;

import org.jspecify.annotations.NullMarked;
