/** The native memory of Deeplearning4j's networks. */
@NullMarked
package spikeloom.dl4j;

import org.jspecify.annotations.NullMarked;
