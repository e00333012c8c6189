/**
 * What commands share: {@link spikeloom.app.console.Terminal} prints, {@link
 * spikeloom.app.console.ConsoleRun} trains with a progress line, {@link
 * spikeloom.app.console.DataPaths} opens data sets, {@link spikeloom.app.console.ExitCode} names
 * the exit codes. No command lives here.
 */
@NullMarked
package spikeloom.app.console;

import org.jspecify.annotations.NullMarked;
