/**
 * The Neuromorphic Intermediate Representation: graphs of neurons and their connections, as files
 * and as a reference simulation. It does not depend on the networks of this program.
 */
@NullMarked
package spikeloom.nir;

import org.jspecify.annotations.NullMarked;
