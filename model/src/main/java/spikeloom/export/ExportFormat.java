package spikeloom.export;

/**
 * A format that a run can be exported to. Formats of plug-ins are found by {@link
 * java.util.ServiceLoader} in {@code META-INF/services/spikeloom.export.ExportFormat}.
 */
public interface ExportFormat {
  /** Name on the command line: lower-case letters, digits and hyphens. */
  String name();

  /** What the file holds, in one word for its suggested name, for instance {@code decoder}. */
  String content();

  /** Its short description. */
  String title();

  /** The default file extension with its dot; empty for a folder. */
  String ending();

  /**
   * Writes one file or folder and verifies it by reading it back.
   *
   * @throws spikeloom.plan.RunException if the run cannot be represented
   */
  ExportReport write(ExportRequest request);
}
