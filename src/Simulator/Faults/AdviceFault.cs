using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that replaces the advice in replies with the given advice. See <see cref="OrgFaults.Advise"/>.</summary>
internal sealed record AdviceFault(JsonNode Advice) : Fault;
