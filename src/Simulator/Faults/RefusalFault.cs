using TypedStreaming.Simulator.Cometd;

namespace TypedStreaming.Simulator.Faults;

/// <summary>All messages of a Bayeux request fail: <see cref="OrgFaults.Refuse"/>.</summary>
internal sealed record RefusalFault(Refusal Refusal, bool WithEvents, int Status, bool EndsSession) : ReplacementFault;
