package spikeloom.app.command;

import java.util.List;
import java.util.Locale;
import spikeloom.app.command.InspectReport.Rates;
import spikeloom.event.RecordingSummary;
import spikeloom.event.format.Defect;
import spikeloom.text.Wording;

/** Formats the report of {@code inspect} as text: a line with the file, then a line per fact. */
final class InspectText {
  private final StringBuilder text = new StringBuilder();

  InspectText(InspectReport report) {
    InspectReport.Facts facts = report.facts();
    text.append(
        format(
            "%s: %s%s%s, %,d bytes%n",
            report.file(),
            facts.format().title(),
            facts.packed() ? ", gzip" : "",
            report.summary().events() == 0 ? ", no events" : "",
            facts.bytes()));
    String source = report.named().isPresent() ? "" : " from the events; not given in the file";
    line("sensor", report.pixels().map(s -> s + source).orElse("not given"));
    facts.camera().ifPresent(camera -> line("camera", camera));
    if (report.summary().events() == 0) {
      line("events", "none");
    } else {
      events(report.summary());
    }
    if (facts.smallStepsBack() > 0) {
      line(
          "time",
          format("%,d small steps back in time, normal for this format", facts.smallStepsBack()));
    }
    defects(facts.defects());
  }

  private void events(RecordingSummary summary) {
    double seconds = (summary.last() - summary.first()) * 1e-6;
    line(
        "events",
        format(
            "%,d in %s, from %,d to %,d us",
            summary.events(), time(seconds), summary.first(), summary.last()));
    Rates rates = Rates.of(summary);
    line(
        "rate",
        format(
            "%s events/s on average; %s to %s in bins of %s",
            number(rates.mean()),
            number(rates.least()),
            number(rates.most()),
            time(rates.binSeconds())));
    long darker = summary.events() - summary.brighter();
    line(
        "polarity",
        format(
            "%.1f %% brighter (%,d), %.1f %% darker (%,d)",
            100.0 * summary.brighter() / summary.events(),
            summary.brighter(),
            100.0 * darker / summary.events(),
            darker));
  }

  private void defects(List<Defect> defects) {
    if (defects.isEmpty()) {
      line("defects", "none");
    }
    for (int i = 0; i < defects.size(); i++) {
      Defect defect = defects.get(i);
      line(
          i == 0 ? "defects" : "",
          format(
              "%s, %,d (%s); %s%s",
              Wording.of(defect.kind()),
              defect.count(),
              defect.kind().treatment(),
              defect.count() > 1 ? "first at " : "",
              defect.first()));
    }
  }

  private void line(String name, String value) {
    text.append(format("  %-9s %s%n", name, value));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String number(double value) {
    return format(value < 10 ? "%.2f" : "%,.0f", value);
  }

  private static String time(double seconds) {
    if (seconds < 1e-3) {
      return format("%.0f us", seconds * 1e6);
    }
    return seconds < 1 ? format("%.3f ms", seconds * 1e3) : format("%,.3f s", seconds);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
