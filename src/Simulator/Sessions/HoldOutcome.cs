namespace TypedStreaming.Simulator.Sessions;

internal sealed record HoldOutcome(HoldEnd End, IReadOnlyList<QueuedEvent> Events);
