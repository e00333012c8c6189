package spikeloom.run;

import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.kernel.Processor;
import spikeloom.kernel.VectorUnit;

/**
 * The compute environment: the same seed gives bit-identical results only if all of these are
 * equal.
 *
 * @param vectors width of the vector unit that the kernels use
 * @param blas native library of matrix products and the kernel that it chose for the processor
 * @param processor name of the processor
 * @param system operating system and architecture
 * @param java version and name of the virtual machine
 */
public record Computation(
    String vectors, String blas, String processor, String system, String java) {
  /** Describes it in one line. */
  String text() {
    return String.join(", ", vectors, blas, processor, system, "Java " + java);
  }

  /** Returns that of this process; loads the native library. */
  public static Computation here() {
    return new Computation(
        VectorUnit.inShort(),
        NativeBackend.blas(),
        Processor.name(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.version() + " (" + System.getProperty("java.vm.name") + ")");
  }
}
