@NullMarked
package io.rastro.agents.web;

import org.jspecify.annotations.NullMarked;
