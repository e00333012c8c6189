package spikeloom.app.console;

/**
 * What a command reports of a training, and how it ends.
 *
 * @param json whether the result is printed as one JSON object
 * @param lines whether events are printed as one JSON object per line
 * @param requeue whether Ctrl-C means what SIGTERM means: the command is to be queued again
 * @param events whether to write event files of TensorBoard; those of a run that has some are
 *     continued anyway
 */
public record RunOutput(boolean json, boolean lines, boolean requeue, boolean events) {}
