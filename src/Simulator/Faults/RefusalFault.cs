using TypedStreaming.Simulator.Cometd;

namespace TypedStreaming.Simulator.Faults;

/// <summary>A fault that refuses all messages of a Bayeux request. See <see cref="OrgFaults.Refuse"/>.</summary>
internal sealed record RefusalFault(Refusal Refusal, bool WithEvents, int Status, bool EndsSession) : ReplacementFault;
