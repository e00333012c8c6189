/**
 * All figures of a paper beside ours: which experiments measure them, and the page that shows them.
 */
@NullMarked
package spikeloom.app.reproduce;

import org.jspecify.annotations.NullMarked;
