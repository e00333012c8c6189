/**
 * The Neuromorphic Intermediate Representation. Start with {@link spikeloom.nir.NirGraph}, a graph
 * of neurons and connections; {@link spikeloom.nir.NirFile} reads and writes it, {@link
 * spikeloom.nir.NirSimulation} is the reference simulation. This package does not depend on the
 * networks of this program.
 */
@NullMarked
package spikeloom.nir;

import org.jspecify.annotations.NullMarked;
