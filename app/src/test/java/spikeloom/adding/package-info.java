/** Adds parts to copies of a few source files, as {@code docs/contributing/adding.md} says. */
@NullMarked
package spikeloom.adding;

import org.jspecify.annotations.NullMarked;
