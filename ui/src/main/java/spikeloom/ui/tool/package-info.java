/**
 * Tools that drive the window from outside: screenshots of every screen, and measurements of its
 * latency and cost.
 */
@NullMarked
package spikeloom.ui.tool;

import org.jspecify.annotations.NullMarked;
