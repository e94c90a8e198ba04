using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault: replies contain the given advice instead of their own. See <see cref="OrgFaults.Advise"/>.</summary>
internal sealed record AdviceFault(JsonNode Advice) : Fault;
