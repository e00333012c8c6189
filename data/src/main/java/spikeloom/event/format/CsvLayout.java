package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.Sensor;

/**
 * How a text holds events.
 *
 * @param columns where
 * @param separator between columns; a space stands for any number of spaces and tabs
 * @param unit unit of the time as a power of ten of microseconds: 6 for seconds, 0, -3 for
 *     nanoseconds
 * @param head lines before the first event
 * @param sensor the pixels, if given in the text
 */
record CsvLayout(CsvColumns columns, char separator, int unit, int head, Optional<Sensor> sensor) {}
