package spikeloom.sweep;

import java.util.regex.Pattern;
import spikeloom.plan.PlanException;

/**
 * The address of a cluster, in the words of Apache Spark.
 *
 * @param master {@code local[N]} (N threads of this process), {@code local-cluster[N,CORES,MB]} (N
 *     processes of this machine) or {@code spark://HOST:PORT}
 */
public record ClusterAddress(String master) {
  private static final Pattern HERE =
      Pattern.compile(
          "local(\\[([1-9]\\d{0,3}|\\*)])?|local-cluster\\[\\d{1,4},\\d{1,4},\\d{1,7}]");

  private static final Pattern REMOTE =
      Pattern.compile("spark://[\\w.-]+:\\d{1,5}(,[\\w.-]+:\\d{1,5})*");

  /** Checks the form. */
  public ClusterAddress {
    PlanException.unless(
        HERE.matcher(master).matches() || REMOTE.matcher(master).matches(),
        "--master '%s' is not an address of a cluster: use spark://HOST:PORT, local[N], or local-cluster[N,CORES,MB], for instance local-cluster[2,1,1024]",
        master);
  }

  /** Whether it uses this machine only. */
  public boolean isHere() {
    return HERE.matcher(master).matches();
  }
}
