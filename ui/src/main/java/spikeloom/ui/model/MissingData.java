package spikeloom.ui.model;

import java.nio.file.Path;

/**
 * A run whose data are not where they were.
 *
 * @param run its directory
 * @param sentence what is missing
 * @param retry what was to be done, and can be done again once the data are located
 */
public record MissingData(Path run, String sentence, Runnable retry) {}
