package spikeloom.encoding;

/**
 * Provides a code of a plug-in. Found by {@link java.util.ServiceLoader} in {@code
 * META-INF/services/spikeloom.encoding.CodeProvider}.
 */
public interface CodeProvider {
  /** The code with its parameters; its name is of lower-case letters, digits and hyphens. */
  CodeFamily family();
}
