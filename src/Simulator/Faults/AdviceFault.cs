using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Faults;

/// <summary>The replies contain this advice instead of their own: <see cref="OrgFaults.Advise"/>.</summary>
internal sealed record AdviceFault(JsonNode Advice) : Fault;
