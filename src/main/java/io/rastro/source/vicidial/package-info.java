/** VICIdial: the logs of calls and agents in its database. */
@org.jspecify.annotations.NullMarked
package io.rastro.source.vicidial;
