package spikeloom.cluster;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import spikeloom.kernel.VectorUnit;
import spikeloom.run.Computation;

/**
 * The kind of a machine: results have the same bits only on machines whose kinds are equal.
 *
 * @param vectors width of the vector unit that the kernels use
 * @param blas library of matrix products and the kernel that it chose for the processor
 */
record Kind(String vectors, String blas) implements Serializable {
  /** That of this process. */
  static Kind here() {
    Computation here = Computation.here();
    return new Kind(here.vectors(), here.blas());
  }

  /** The difference of this process from it, one sentence; empty if there is none. */
  Optional<String> difference() {
    // The width first: the native library may not run at all on an older processor.
    String unit = VectorUnit.inShort();
    if (!unit.equals(vectors)) {
      return Optional.of(sentence(unit, vectors));
    }
    String kernel = Computation.here().blas();
    return kernel.equals(blas) ? Optional.empty() : Optional.of(sentence(kernel, blas));
  }

  private static String sentence(String there, String here) {
    return "%s computes with %s, but this process with %s, so results would depend on the machine: use machines of one kind, and start this command on one of them."
        .formatted(host(), there, here);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "An executor";
    }
  }
}
