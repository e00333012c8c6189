package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A trained model that ships with the program.
 *
 * @param name short name in code and tests
 * @param title its title
 * @param sentence what it does
 * @param run puts its run on the disk and returns the directory; may take long
 */
public record SampleModel(String name, String title, String sentence, Supplier<Path> run) {}
