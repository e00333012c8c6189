package spikeloom.array;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * The regions into which the garbage collector divides the heap. The G1 collector of HotSpot gives
 * an object of at least half a region whole regions of its own, so that an array can take more
 * memory than its elements.
 */
final class HeapRegions {
  private static final long HEADER = 16; // bytes of an array before its elements
  private static final long REGION = region();

  private HeapRegions() {}

  /** Bytes of a region; 0 if the collector has none that matter, or is unknown. */
  private static long region() {
    try {
      HotSpotDiagnosticMXBean options =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      boolean used = Boolean.parseBoolean(options.getVMOption("UseG1GC").getValue());
      return used ? Long.parseLong(options.getVMOption("G1HeapRegionSize").getValue()) : 0;
    } catch (IllegalArgumentException | NullPointerException e) { // another virtual machine
      return 0;
    }
  }

  /** Bytes of the heap that an array of {@code elements} bytes takes. */
  static long occupied(long elements) {
    return occupied(elements, REGION);
  }

  /** The same for regions of a size. */
  static long occupied(long elements, long region) {
    long bytes = ArraySizes.plus(elements, HEADER);
    if (region == 0 || bytes < region / 2) {
      return elements;
    }
    long rounded = ArraySizes.plus(bytes, region - 1);
    return rounded == ArraySizes.ENDLESS ? rounded : rounded / region * region;
  }
}
