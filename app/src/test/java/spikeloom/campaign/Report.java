package spikeloom.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts cases and faults of one campaign, and prints them. */
final class Report {
  private final String name;
  private final List<String> faults = new ArrayList<>();
  private int cases;

  Report(String name) {
    this.name = name;
  }

  void passed(int more) {
    cases += more;
  }

  /** Counts a case, with what went wrong in it. */
  void failed(String fault) {
    cases++;
    add(fault);
  }

  /** A fault of a case that is counted already. */
  void add(String fault) {
    faults.add(fault);
    System.out.println("  FAULT " + name + ": " + fault);
  }

  void skipped(String why) {
    System.out.println("  skipped " + name + ": " + why);
  }

  /** Prints the line of the campaign; returns the number of faults. */
  int end() {
    System.out.printf(Locale.ROOT, "%-28s cases %6d  faults %4d%n", name, cases, faults.size());
    return faults.size();
  }
}
