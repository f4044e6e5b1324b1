package lianfang.fact;

import lianfang.area.Scope;

/**
 * 记录人: who answers for a fact, and where that person may record.
 *
 * @param account opaque id of the account or process; never a name
 * @param scope areas in which facts may be recorded
 */
public record Recorder(String account, Scope scope) {}
