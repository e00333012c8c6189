package spikeloom.app.bench;

import java.util.Map;

/**
 * The result of one part.
 *
 * @param text report text, with a line end
 * @param numbers for JSON, by name; they become members of the report
 */
record Section(String text, Map<String, Object> numbers) {}
