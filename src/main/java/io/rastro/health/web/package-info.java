/** The page of the data's health, and the banner on every report. */
@org.jspecify.annotations.NullMarked
package io.rastro.health.web;
