package spikeloom.numpy;

import java.util.Optional;

/**
 * A field of a structured array.
 *
 * @param name its name
 * @param type the type of its values; empty where they cannot be read, as for padding
 * @param offset where it begins in an element, in bytes
 */
public record NumpyField(String name, Optional<NumpyType> type, int offset) {}
