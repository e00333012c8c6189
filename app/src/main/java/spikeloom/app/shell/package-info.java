/**
 * What shells and manuals know of the command line, made from picocli's model of the commands:
 * completion scripts and manual pages. Start with {@link spikeloom.app.shell.CompletionShell} and
 * {@link spikeloom.app.shell.ManualPages}.
 */
@NullMarked
package spikeloom.app.shell;

import org.jspecify.annotations.NullMarked;
