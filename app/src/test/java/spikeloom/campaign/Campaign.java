package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import spikeloom.file.FolderTree;

/**
 * Runs all campaigns, or those that {@code campaign.only} names, and prints a line for each; exit
 * code 1 if there were faults. See docs/reference/campaign.md.
 */
public final class Campaign {
  private Campaign() {}

  /** One kind of trouble, tried many times. */
  interface Part {
    String name();

    void run(Settings settings, Report report) throws IOException;
  }

  /** Takes no arguments: the settings are system properties. */
  public static void main(String[] arguments) throws IOException {
    Settings settings = Settings.ofProperties();
    System.out.println("Campaign: " + settings);
    int faults = 0;
    for (Part part : parts()) {
      if (settings.wanted(part.name())) {
        FolderTree.delete(settings.folder().resolve(part.name()));
        Files.createDirectories(settings.folder().resolve(part.name()));
        Report report = new Report(part.name());
        part.run(settings, report);
        faults += report.end();
      }
    }
    System.out.println(faults == 0 ? "No faults." : faults + " faults.");
    System.exit(faults == 0 ? 0 : 1);
  }

  private static List<Part> parts() {
    List<Part> parts = new java.util.ArrayList<>();
    parts.add(new KilledTraining("kill-training"));
    parts.add(new KilledTraining("kill-figures"));
    parts.add(new KilledReading("kill-evaluation", "evaluate"));
    parts.add(new KilledReading("kill-export", "export"));
    parts.add(new KilledSweep());
    parts.add(new GreedyPlans());
    parts.add(new FullDisk());
    parts.add(new VanishingFolders());
    parts.add(new Languages());
    for (MutantFormat format : MutantFormat.values()) {
      parts.add(new Mutants(format));
    }
    return parts;
  }
}
