/** FreeSWITCH, by the call records that FusionPBX keeps in its database or that mod_json_cdr delivers. */
@org.jspecify.annotations.NullMarked
package io.rastro.source.freeswitch;
