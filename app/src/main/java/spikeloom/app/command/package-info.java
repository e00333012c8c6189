/**
 * The commands of the program, one class each: every one reads its options, calls the modules below
 * and prints the result. Results go to standard output, messages to standard error. Start with
 * {@link spikeloom.app.command.TrainCommand}. No arithmetic and no file formats here.
 */
@NullMarked
package spikeloom.app.command;

import org.jspecify.annotations.NullMarked;
