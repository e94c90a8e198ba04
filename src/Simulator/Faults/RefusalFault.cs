using TypedStreaming.Simulator.Cometd;

namespace TypedStreaming.Simulator.Faults;

internal sealed record RefusalFault(Refusal Refusal, bool WithEvents, int Status, bool EndsSession) : ReplacementFault;
