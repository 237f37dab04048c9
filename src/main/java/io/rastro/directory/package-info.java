/** Who and what interactions refer to: services, agents and their tags, contacts; the options of the filter forms. */
@NullMarked
package io.rastro.directory;

import org.jspecify.annotations.NullMarked;
