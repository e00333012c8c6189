package spikeloom.ui.error;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.text.Texts;

/**
 * An error as a sentence for the user and as a text to paste into a report.
 *
 * @param sentence message for the user
 * @param details version, machine and stack trace
 */
public record ErrorReport(String sentence, String details) {

  /** The report of a failure in this version of the product. */
  public static ErrorReport of(Throwable failure, String version) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.printf("SpikeLoom %s%n", version);
    for (String key : new String[] {"java.version", "java.vendor", "os.name", "os.arch"}) {
      out.printf("%s: %s%n", key, System.getProperty(key, "unknown"));
    }
    failure.printStackTrace(out);
    out.flush();
    return new ErrorReport(sentenceOf(failure), text.toString());
  }

  /** Returns the message of the innermost SpikeLoom exception, or a general message. */
  private static String sentenceOf(Throwable failure) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      String message = at.getMessage();
      if (message != null && at.getClass().getName().startsWith("spikeloom.")) {
        return message;
      }
    }
    return Texts.ERROR.get("unexpected");
  }
}
