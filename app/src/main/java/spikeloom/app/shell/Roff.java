package spikeloom.app.shell;

import java.util.Locale;

/** A manual page in roff, written from top to bottom with the macros of man(7). */
final class Roff {
  private final StringBuilder text = new StringBuilder();
  private String gap = "";

  /** A page of section 1, with its heading. */
  Roff(String name, String version) {
    text.append(".TH \"")
        .append(escaped(name.toUpperCase(Locale.ROOT)))
        .append("\" \"1\" \"\" \"SpikeLoom ")
        .append(escaped(version))
        .append("\" \"User Commands\"\n.nh\n.ad l\n");
  }

  Roff section(String heading) {
    text.append(".SH \"").append(escaped(heading)).append("\"\n");
    return this;
  }

  Roff subsection(String heading) {
    text.append(".SS \"").append(escaped(heading)).append("\"\n");
    return this;
  }

  Roff paragraph(String words) {
    text.append(".PP\n");
    return line(words);
  }

  /** Begins an item of a list: its name is what follows up to {@link #end}, its text the next. */
  Roff item() {
    text.append(".TP\n");
    return this;
  }

  Roff bold(String word) {
    return font('B', word);
  }

  Roff italic(String word) {
    return font('I', word);
  }

  Roff word(String word) {
    return font('R', word);
  }

  private Roff font(char font, String word) {
    text.append(gap).append("\\f").append(font).append(escaped(word)).append("\\fR");
    gap = " ";
    return this;
  }

  /** Ends a line of {@link #bold}, {@link #italic} and {@link #word}. */
  Roff end() {
    text.append('\n');
    gap = "";
    return this;
  }

  /** A line of text, which is filled with its neighbours. */
  Roff line(String words) {
    text.append(escaped(words)).append('\n');
    return this;
  }

  /** A reference to another page of section 1. */
  Roff reference(String page) {
    text.append(".BR ").append(escaped(page)).append(" (1)\n");
    return this;
  }

  String text() {
    return text.toString();
  }

  /** Text without special meaning for roff: no requests, escapes or typographic marks. */
  static String escaped(String text) {
    String safe =
        text.replace("\\", "\\e")
            .replace("-", "\\-")
            .replace("'", "\\(aq")
            .replace("\"", "\\(dq")
            .replace("`", "\\(ga")
            .replace("^", "\\(ha")
            .replace("~", "\\(ti");
    return safe.startsWith(".") ? "\\&" + safe : safe;
  }
}
