package spikeloom.ui.model;

import java.nio.file.Path;

/**
 * A run whose data are missing.
 *
 * @param run its directory
 * @param sentence what is missing
 * @param retry the action to repeat once the data are located
 */
public record MissingData(Path run, String sentence, Runnable retry) {}
