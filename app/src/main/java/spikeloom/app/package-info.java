/**
 * The command line and the start of the desktop: one class per command, each a thin layer over the
 * other modules. Results go to standard output, messages to standard error.
 */
@NullMarked
package spikeloom.app;

import org.jspecify.annotations.NullMarked;
