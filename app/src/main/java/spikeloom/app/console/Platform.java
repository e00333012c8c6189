package spikeloom.app.console;

/** The Java and the system that the program runs on. */
public final class Platform {
  private Platform() {}

  /** Version and name of the Java virtual machine. */
  public static String java() {
    return Runtime.version() + " (" + System.getProperty("java.vm.name") + ")";
  }

  /** Name and architecture of the operating system. */
  public static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }
}
