package spikeloom.app.command;

import java.util.Locale;
import java.util.Objects;
import spikeloom.app.reproduce.Paper;
import spikeloom.app.reproduce.PaperRow;
import spikeloom.app.reproduce.PaperStep;

/** A paper as text: its experiments with their hours, and its figures. */
final class PaperText {
  private static final double MINUTES_PER_HOUR = 60;

  private PaperText() {}

  static String of(Paper paper) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s  %s (%s on one thread)%n".formatted(paper.name(), paper.title(), time(paper.hours())));
    for (PaperStep step : paper.steps()) {
      text.append(
          "  %-24s %s, %s%n"
              .formatted(
                  step.name(),
                  time(step.hours()),
                  step.measured() ? "measured" : "estimated from shorter runs"));
    }
    for (PaperRow row : paper.rows()) {
      text.append(
          "    %s: %s%n"
              .formatted(
                  row.what(), Objects.requireNonNullElse(row.reported(), "not known to us")));
    }
    return text.append(System.lineSeparator()).toString();
  }

  private static String time(double hours) {
    return hours < 1
        ? String.format(Locale.ROOT, "about %.0f min", Math.max(1, MINUTES_PER_HOUR * hours))
        : String.format(Locale.ROOT, "about %.1f h", hours);
  }
}
