using TypedStreaming.Simulator;

namespace TypedStreaming.Soak.Publishing;

/// <summary>The faults that a client can meet over each transport: those of logins, and those of the whole org.</summary>
internal sealed class LoginFaults(SimulatedOrg org)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    public IReadOnlyList<Fault> Kinds { get; } =
    [
        new("RevokeNext", () => org.Faults.RevokeNextTokens()),
        new("DropLogin", () => org.Faults.DropConnection(RequestKind.Login, DropPoint.BeforeHeaders)),
        new("BusyLogin", () => org.Faults.AnswerHttp(RequestKind.Login, 503)),
        new("SlowLogin", () => org.Faults.Delay(RequestKind.Login, Moment)),
        new("Move", () => Move(org)),
        new("Restart", downtime => org.RestartAsync(downtime, CancellationToken.None)),
    ];

    /// <summary>
    /// The same org by its other name, which the next login returns. The first move costs a replay of everything, as each real one does; there
    /// is only one, since later ones would cost more than all the rest of a long run.
    /// </summary>
    private static void Move(SimulatedOrg org) => org.Faults.MoveInstance(new UriBuilder(org.Url) { Host = "localhost" }.Uri);
}
